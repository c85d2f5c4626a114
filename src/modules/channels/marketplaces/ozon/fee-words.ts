import type { Decimal } from "@/lib/decimal";
import { toMinor } from "@/lib/decimal";
import { decimalsOf } from "@/lib/money";

/** Minor units of what Ozon wrote; amounts beyond all measure are none of an order. */
export function minorOf(value: Decimal, currency: string | null): number {
  const minor = Number(toMinor(value, decimalsOf(currency ?? "RUB")));
  return Number.isSafeInteger(minor) ? minor : 0;
}

/** Charges of a whole order, such as acquiring, name it without the number of a posting. */
export function orderNames(number: string): string[] {
  return /^\d+-\d+$/.test(number) ? [number, `${number}-1`] : [number];
}
