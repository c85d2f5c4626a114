import type { Paper } from "@/lib/papers";
import type { Locale } from "@/platform/i18n/locale";

/** What a packing slip is printed on. */
export const slipPapers = ["A4", "A5", "A6"] as const satisfies readonly Paper[];
export type SlipPaper = (typeof slipPapers)[number];

export type SlipLine = { sku: string; name: string; quantity: number /** Printed only with `totals`. */; unitPriceMinor: number };

export type SlipParcel = { position: number; lines: readonly SlipLine[] };

/** The sums of the whole order in minor units; discount is a positive number. */
export type SlipTotals = { currency: string; goodsMinor: number; discountMinor: number; shippingMinor: number; totalMinor: number };

export type PackingSlipData = {
  /** The buyer's language. */
  locale: Locale;
  timeZone: string;
  paper?: SlipPaper;
  shop: { name: string /** Lines of the address that returns go to. */; returnAddress: readonly string[]; contact?: string | null };
  order: { number: string; placedAt: Date; note?: string | null };
  recipient: { name: string; address: readonly string[] } | null;
  /** The parcels to print a slip for, each on its own page, and how many the order's fulfilment has in all. */
  parcels: readonly SlipParcel[];
  parcelCount: number;
  /** Null for a slip without prices, such as in a present. */
  totals: SlipTotals | null;
  /** Absolute address of the public tracking page, printed as a QR code. */
  trackingUrl?: string | null;
  printedAt: Date;
};
