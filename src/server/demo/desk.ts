import type { EventActor } from "@/platform/outbox/tables";
import type { DemoChannelCode } from "@/testing/demo/plan-order";
import type { Shop } from "./demo-shop";
import type { PastFacts } from "./past-facts";
import type { RowSet } from "./row-set";
import type { StockLedger } from "./stock-ledger";

/** Who did the work of the past. */
export type Staff = { manager: EventActor; operator: EventActor; picker: EventActor };

/** All that writing the past of one shop needs. */
export type Desk = {
  shop: Shop;
  staff: Staff;
  rows: RowSet;
  ledger: StockLedger;
  facts: PastFacts;
  /** Customer ids by contact key. */
  customers: Map<string, string>;
};

export const dirigent: EventActor = { kind: "system", id: null, name: "Dirigent" };

/** Who brought an order: a site by its key, the till of the shop, a marketplace's connection, or whoever took the call. */
export function bringerOf({ shop, staff }: Pick<Desk, "shop" | "staff">, channel: DemoChannelCode): EventActor {
  if (channel === "phone") return staff.operator;
  return { kind: channel === "wc" ? "channel" : "key", id: null, name: shop.channels.get(channel)?.name ?? channel };
}
