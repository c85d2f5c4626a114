import type { Locale } from "@/platform/i18n/locale";

export type ReceiptLine = {
  sku: string;
  name: string;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  totalMinor: number;
};

export type ReceiptData = {
  locale: Locale;
  timeZone: string;
  currency: string;
  number: string;
  soldAt: Date;
  /** The seller with the tax number, and where the shop is. */
  seller: string;
  place: readonly string[];
  cashier: string | null;
  lines: readonly ReceiptLine[];
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  cashMinor: number;
  cardMinor: number;
  receivedMinor: number;
  fiscalNumber: string | null;
};
