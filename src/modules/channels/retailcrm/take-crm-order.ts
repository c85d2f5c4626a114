import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "@/lib/ids";
import type { Reason } from "@/lib/reason";
import { type OrderCore, readOrders } from "@/modules/orders/queries";
import type { Context } from "@/platform/context";
import { log } from "@/platform/log";
import { processIntake } from "../commands/process-intake";
import type { OpenConnection } from "../connection-queries";
import { retailcrm } from "../marketplaces/retailcrm/index";
import type { Fields } from "../marketplaces/retailcrm/payload";
import { oneCrmOrder } from "./crm-orders-queries";
import { type StoredOrder, storeEdit, storeNewOrder } from "./store-crm-order";

/** `later`: it is stored and will be taken in, but not while the shop waits. `refused`: stored, and here is what is wrong with it. */
export type CrmOutcome =
  | { outcome: "taken"; order: OrderCore }
  | { outcome: "exists"; externalId: string }
  | { outcome: "unknown" }
  | { outcome: "later" }
  | { outcome: "refused"; reason: Reason; errors: Record<string, Reason> };

const patienceMs = 8_000;

/** Takes in an order that a shop creates, at once: it is told the number. The order is committed before the answer. */
export async function createCrmOrder(
  ctx: Context,
  connection: OpenConnection,
  given: { site: string; order: Fields },
): Promise<CrmOutcome> {
  const own = String(given.order["externalId"] ?? "").trim();
  // A shop without ids of its own knows the order by the number that it gets.
  const externalId = (own || `crm-${newId()}`).slice(0, 150);
  const body = JSON.stringify({ site: given.site, order: { ...given.order, externalId } });
  const stored = await storeNewOrder(ctx, connection, externalId, body);
  if (!stored) return { outcome: "exists", externalId };
  const outcome = await takeInSoon(ctx, connection, stored, externalId, body);
  return outcome.outcome === "taken" && !stored.isNew && !stored.wasTried ? { outcome: "exists", externalId } : outcome;
}

/** Changes an order that the shop created, by what the shop says of it now. */
export async function editCrmOrder(
  ctx: Context,
  connection: OpenConnection,
  by: { externalId: string } | { number: string },
  change: Fields,
): Promise<CrmOutcome> {
  const known = await oneCrmOrder(ctx, connection, by);
  if (!known?.externalId) return { outcome: "unknown" };
  const stored = await storeEdit(ctx, connection, known.externalId, change);
  return stored ? takeInSoon(ctx, connection, stored, known.externalId, null) : { outcome: "unknown" };
}

async function takeInSoon(
  ctx: Context,
  connection: OpenConnection,
  { intakeId, wasTried }: StoredOrder,
  externalId: string,
  body: string | null,
): Promise<CrmOutcome> {
  const late = new AbortController();
  const taken = processIntake(ctx, intakeId, { again: wasTried }).catch((error: unknown) => {
    log().error({ err: error, intakeId }, "an order of a shop that waits could not be taken in; its job tries again");
    return null;
  });
  const result = await Promise.race([taken, sleep(patienceMs, null, { signal: late.signal }).catch(() => null)]);
  late.abort();
  if (!result) return { outcome: "later" };
  if (result.orderId) {
    const [order] = await readOrders(ctx, [result.orderId]);
    if (order) return { outcome: "taken", order };
  }
  const reason = result.reason ?? { code: "channel.internal" };
  return { outcome: "refused", reason, errors: body ? fieldsAtFault(connection, body, externalId) : {} };
}

/** Which fields of an order that was not taken in cannot be read. */
function fieldsAtFault({ row }: OpenConnection, body: string, externalId: string): Record<string, Reason> {
  const read = retailcrm.translate({ rawBody: Buffer.from(body), topic: "order", receivedAt: new Date(), settings: row.settings });
  if (!("order" in read)) return { [externalId ? "order" : "externalId"]: read.unreadable };
  return Object.fromEntries(read.order.problems.map(({ path, reason }) => [path, reason]));
}
