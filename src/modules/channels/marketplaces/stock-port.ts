import type { Reason } from "@/lib/reason";
import type { Line } from "./line";
import type { Settings } from "./port";

/** What of ours is to be found at the channel. */
export type OurProduct = { sku: string; barcode: string | null };

/** How a channel names a product in calls about its stock: an offer id, a barcode, ids of product and variation. Plain JSON. */
export type ProductKey = Readonly<Record<string, string>>;

/** `place` is the channel's own id of a warehouse or location; "" where it knows only one number per product. */
export type StockRow = OurProduct & { key: ProductKey; place: string; quantity: number; at: Date };

/** One per row, in their order. A refusal is final for this number; what may work later is thrown as `ChannelTrouble`. */
export type StockOutcome = { outcome: "acknowledged" } | { outcome: "refused"; reason: Reason };

/** How numbers of stock go out to a channel, and how they are read back. */
export interface StockOut {
  /**
   * Whether the channel keeps a number per warehouse (`settings.warehouseMap` and the mappings of its words say which) or one in all.
   * "either": per warehouse once `settings.warehouseMap` names any.
   */
  readonly per: "warehouse" | "product" | "either";
  /** Rows in one call at most. */
  readonly batch: number;
  /** The same row again only after so many seconds. */
  readonly restSeconds: number;
  /** The channel's keys of products, by our SKU; one that it does not know is missing. Without it the key is `{ sku }`. */
  find?(line: Line, products: readonly OurProduct[]): Promise<ReadonlyMap<string, ProductKey>>;
  push(line: Line, rows: readonly StockRow[]): Promise<StockOutcome[]>;
  /** The channel's own numbers, in the order of the rows; null for a product that it does not know. */
  read?(line: Line, rows: readonly Omit<StockRow, "quantity" | "at">[]): Promise<(number | null)[]>;
}

/** How much lies in a place of the other system, by its own ids. */
export type MasterRow = { externalProductId: string; place: string; onHand: number };

/** How a system that is the stock master of warehouses tells what lies there. */
export interface MasterStock {
  /** How long after leaving us goods may still be in its figures. */
  postingDelayMs(settings: Settings): number;
  figures(line: Line): Promise<MasterRow[]>;
}
