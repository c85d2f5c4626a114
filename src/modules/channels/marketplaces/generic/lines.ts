import { type Decimal, zero } from "@/lib/decimal";
import { taxIncluded } from "@/lib/money";
import { positive, unitsOf } from "../amounts";
import type { IntakeLine } from "../port";
import type { Problems } from "../problems";
import { lineFields, type Mapping, type Rule } from "./mapping";
import { type Scope, scopesOf } from "./path";
import { Fields } from "./read-fields";

/** A line before its price is settled with the whole order. */
export type DraftLine = Omit<IntakeLine, "unitPriceMinor" | "discountMinor"> & { beforeMinor: number; paidMinor: number };

const one = 10n ** 10n;
const mostLines = 2_000;

/** One line for each member of the list that the rules of lines go through. */
export function linesOf(mapping: Mapping, root: unknown, decimals: number, problems: Problems): DraftLine[] {
  const scopes = lineScopes(mapping, root);
  const seen = new Map<string, number>();
  return scopes.slice(0, mostLines).flatMap((scope, index) => {
    const fields = new Fields(mapping, scope, problems, `lines.${index}.`);
    const count = fields.amount("lines.quantity");
    if (count === zero) return [];
    const productId = fields.text("lines.productId").slice(0, 200);
    const sku = fields.text("lines.sku").slice(0, 200);
    const name = fields.text("lines.name").slice(0, 500) || sku || `#${productId || index + 1}`;
    const { beforeMinor, paidMinor } = pricesOf(fields, count !== null && count > zero ? count : one, decimals, problems);
    if (beforeMinor === 0 && paidMinor === 0) problems.add(fields.place("lines.price"), "channel.zero_price", { name });
    const taxRate = rateOf(fields.text("lines.taxRate"));
    return [
      {
        externalLineId: unique(fields.text("lines.id").slice(0, 150) || `line-${index + 1}`, seen),
        partOf: null,
        sku: sku || null,
        barcode: fields.text("lines.barcode").slice(0, 60) || null,
        externalProductId: productId,
        name,
        quantity: unitsOf(count, name, fields.place("lines.quantity"), problems),
        beforeMinor: Math.max(beforeMinor, paidMinor),
        paidMinor,
        taxRate,
        taxMinor: taxIncluded(paidMinor, taxRate),
        cancelledQuantity: 0,
        options: [],
      },
    ];
  });
}

/** By the first line rule that goes through a list; without one there is one line, made of the order itself. */
export function lineScopes(mapping: Mapping, root: unknown): Scope[] {
  const paths = lineFields.flatMap((field) => pathsOf(mapping[field]));
  const deepest = paths.filter((path) => path.includes("[]")).sort((a, b) => b.split("[]").length - a.split("[]").length)[0];
  return deepest ? scopesOf(root, deepest) : paths.length > 0 ? scopesOf(root, "") : [];
}

function pathsOf(rule: Rule | null | undefined): string[] {
  if (!rule) return [];
  if (typeof rule === "string") return [rule];
  if ("join" in rule) return rule.join;
  return "path" in rule ? [rule.path].flat() : [];
}

/** The line's own sum; else the final price of a unit; else its price. */
function pricesOf(fields: Fields, quantity: Decimal, decimals: number, problems: Problems) {
  const minor = (value: Decimal, field: Parameters<Fields["place"]>[0]) => positive(value, decimals, fields.place(field), problems);
  const price = fields.amount("lines.price");
  const final = fields.amount("lines.finalPrice");
  const total = fields.amount("lines.total");
  const unit = price ?? final ?? zero;
  const before = minor((unit * quantity) / one, "lines.price");
  const paid = total === null ? minor(((final ?? unit) * quantity) / one, "lines.finalPrice") : minor(total, "lines.total");
  return { beforeMinor: before, paidMinor: paid };
}

/** "20", "22%", 10; anything else is without tax. */
function rateOf(text: string): number | null {
  const match = /^(\d{1,2}(?:\.\d{1,3})?)\s*%?$/.exec(text);
  return match ? Number(match[1]) : null;
}

function unique(id: string, seen: Map<string, number>): string {
  const count = (seen.get(id) ?? 0) + 1;
  seen.set(id, count);
  return count === 1 ? id : `${id}-${count}`;
}
