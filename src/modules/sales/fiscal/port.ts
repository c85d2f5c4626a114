import type { FiscalKind } from "../fiscal-kinds";

/** What a cash register is told: everything that stands on the receipt. Sums in minor units, tax is contained in them. */
export type FiscalSale = {
  orderId: string;
  number: string;
  soldAt: Date;
  currency: string;
  totalMinor: number;
  cashMinor: number;
  cardMinor: number;
  lines: readonly { name: string; quantity: number; totalMinor: number; taxRate: number | null }[];
};

/**
 * A cash register. `issue` prints the receipt and answers its number; asked again for the same order it answers the same receipt.
 * A register without it prints by itself, and the cashier types the number (`typed`) or nobody keeps one.
 */
export interface FiscalRegister {
  readonly kind: FiscalKind;
  /** The cashier is asked for the number. */
  readonly typed: boolean;
  issue?(sale: FiscalSale): Promise<{ fiscalNumber: string }>;
}
