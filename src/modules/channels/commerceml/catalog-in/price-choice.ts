import type { Offer, PriceType } from "../package/entry";
import { currencyOf, priceOf } from "./word";

type Choosing = {
  currency: string;
  priceTypes: readonly PriceType[];
  connection: { row: { settings: Readonly<Record<string, unknown>> } };
};

/**
 * The price of an offer that counts here, in minor units with tax; null where it has none. By the connection's price type (its id or
 * name); without one the retail price of the organization's currency, else the first price in it.
 */
export function choosePrice({ prices }: Offer, { currency, priceTypes, connection }: Choosing, taxRate: number | null): number | null {
  const typeOf = (id: string) => priceTypes.find((type) => type.id === id);
  const own = prices.filter((price) => currencyOf(price.currency || (typeOf(price.type)?.currency ?? "")) === currency);
  const wanted = String(connection.row.settings["priceType"] ?? "")
    .trim()
    .toLowerCase();
  const isWanted = (id: string) => [id, typeOf(id)?.name ?? ""].some((word) => word.toLowerCase() === wanted);
  const chosen = wanted
    ? own.find(({ type }) => isWanted(type))
    : (own.find(({ type }) => /розни|retail/i.test(typeOf(type)?.name ?? "")) ?? own[0]);
  if (!chosen) return null;
  return priceOf(chosen.amount, currency, typeOf(chosen.type)?.taxIncluded === false ? (taxRate ?? 0) : 0);
}
