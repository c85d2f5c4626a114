import type { Level } from "@/modules/inventory/stock";
import { noPolicy } from "../policies/policy";
import type { Facts } from "./facts";

/**
 * The facts as they concern a sale over the counter: what guards orders that are yet to be sent (the owner's policies, a day on
 * which goods come out, the channel's buffer) does not concern goods that the buyer holds in hand.
 */
export function atCounter(facts: Facts): Facts {
  const { customFields } = facts.policy;
  return {
    ...facts,
    policy: { ...noPolicy, customFields },
    channels: new Map([...facts.channels].map(([code, channel]) => [code, { ...channel, buffer: 0 }])),
    products: new Map([...facts.products].map(([sku, product]) => [sku, { ...product, availableFrom: null }])),
  };
}

/** Safety stock is kept from those who do not see the shelf. */
export const onShelf = (levels: readonly Level[]): Level[] => levels.map((level) => ({ ...level, safety: 0 }));
