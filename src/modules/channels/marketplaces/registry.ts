import type { Marketplace } from "./port";
import { woocommerce } from "./woocommerce/index";

const marketplaces: Readonly<Record<string, Marketplace>> = { woocommerce };

export const marketplaceKinds: readonly string[] = Object.keys(marketplaces);

/** The adapter of a connection's kind; null for a kind that no adapter serves. */
export function marketplaceOf(kind: string): Marketplace | null {
  return Object.hasOwn(marketplaces, kind) ? (marketplaces[kind] ?? null) : null;
}
