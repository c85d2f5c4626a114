import { z } from "zod";
import { type Decimal, parseDecimal, toMinor, wholeOf, zero } from "@/lib/decimal";
import { plain } from "@/lib/lenient";
import type { Problems } from "./problems";

/** Ten thousand million in a currency of two decimals: beyond that it is a broken field and not a sale. */
const maxMinor = 1_000_000_000_000n;
const maxQuantity = 1_000_000;

/** Money or a quantity: a string or a number, read exactly; null for "", null and nothing. */
export const money = z.preprocess((value, context): Decimal | null | undefined => {
  if (value === undefined || value === null || value === "") return null;
  const read = typeof value === "string" ? parseDecimal(value) : typeof value === "number" ? parseDecimal(plain(value)) : null;
  if (read === null) context.addIssue({ code: "custom", message: "no amount" });
  return read;
}, z.bigint().nullable());

/** The same where nothing means zero. */
export const amount = money.transform((value) => value ?? zero);

/** Minor units of an amount that cannot be negative; 0 with a problem if it is, or if it is beyond all measure. */
export function positive(value: Decimal, decimals: number, path: string, problems: Problems): number {
  const minor = toMinor(value, decimals);
  if (minor >= 0n && minor <= maxMinor) return Number(minor);
  problems.add(path, minor < 0n ? "channel.amount_negative" : "channel.amount_out_of_range", { field: path });
  return 0;
}

/** Whole units, at least one: a quantity that cannot be shipped as it stands is rounded up, and somebody has to look. */
export function unitsOf(quantity: Decimal | null, name: string, path: string, problems: Problems): number {
  const whole = quantity === null ? null : wholeOf(quantity);
  if (whole !== null && whole >= 1n && whole <= maxQuantity) return Number(whole);
  const up = quantity === null || quantity <= zero ? 1 : Math.min(maxQuantity, Math.ceil(Number(quantity) / 1e10));
  const value = quantity === null ? "" : String(Number(quantity) / 1e10);
  problems.add(path, "channel.quantity_unusable", { name: name.slice(0, 60), value });
  return up;
}
