import type { PlaceOrder } from "../inputs";
import type { HoldReason } from "../order-status";

/** An order to place. What a channel has already sold is never refused: it is held with its reason. */
export type PlaceRequest = {
  order: PlaceOrder;
  sold?: boolean;
  fulfilledBy?: "us" | "channel";
  holds?: { reason: HoldReason; note: string | null; data?: Record<string, unknown> }[];
  /** The only warehouse that may send it. */
  pinnedWarehouseId?: string | null;
  /** Sold at the counter of the pinned warehouse, with the goods in hand. */
  overCounter?: boolean;
  /** How the total was paid, of an order that is paid; left out: by the order's one method. */
  payments?: readonly { method: string; amountMinor: number; reference: string | null }[];
};
