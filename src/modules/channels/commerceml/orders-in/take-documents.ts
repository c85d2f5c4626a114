import { and, eq, inArray, or } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { storeDeliveries } from "../../intake/store-deliveries";
import { channelOrders } from "../../tables";
import type { Reading } from "../catalog-in/import-entries";
import type { CountName } from "../count-names";
import { momentOfWall } from "../orders-out/wall-clock";
import type { Document } from "../package/entry";
import { applyState } from "./apply-state";
import { stateOf } from "./read-state";

const isId = (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/**
 * Takes in what 1C says of orders. One that we gave out is ours, by the id or number that we gave it: only what became of it counts.
 * An order of 1C's own goes through the same intake as any channel's.
 */
export async function takeDocuments(ctx: Context, reading: Reading, documents: readonly Document[]): Promise<void> {
  const { counts, connection, timezone } = reading;
  const count = (name: CountName) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  const ours = await ourOrders(ctx, connection.row.id, documents);
  for (const document of documents) {
    const state = stateOf(document);
    const orderId = ours(document);
    if (orderId) {
      try {
        count((await applyState(ctx, orderId, document, state, timezone)) ? "orders" : "unchanged");
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        count("ordersRefused");
      }
    } else if (state.kind === "order" && document.goods && document.goods.length > 0) {
      const body = { ...document, ...momentsOf(document, state.changedAt, timezone), state };
      count((await storeDeliveries(ctx, connection, "exchange", [{ externalId: document.id, body }])) > 0 ? "ordersIn" : "unchanged");
    } else count("documentsIgnored");
  }
}

/** 1C writes the time of its own wall clock; from here on moments count. */
function momentsOf({ date, time, formedAt }: Document, changedAt: string, timezone: string) {
  const at = (day: string, hour = "") => momentOfWall(day, hour, timezone)?.toISOString() ?? null;
  return { placedAt: at(date, time), toldAt: at(changedAt) ?? at(formedAt) };
}

/** Which of our orders a document is about: by the id that we gave out, our number, or the order that a shipment names as its basis. */
async function ourOrders(
  ctx: Context,
  connectionId: string,
  documents: readonly Document[],
): Promise<(document: Document) => string | null> {
  const { organizationId } = ctx.actor;
  const named = [...new Set(documents.flatMap(({ id, number, basis }) => [id, number, basis]).filter(Boolean))];
  if (named.length === 0) return () => null;
  const ids = named.filter(isId);
  const rows = await ctx.db
    .select({ id: orders.id, number: orders.number })
    .from(orders)
    .where(
      and(
        eq(orders.organizationId, organizationId),
        or(inArray(orders.number, named), ids.length > 0 ? inArray(orders.id, ids) : undefined),
      ),
    );
  const came = await ctx.db
    .select({ orderId: channelOrders.orderId, externalId: channelOrders.externalId })
    .from(channelOrders)
    .where(
      and(
        eq(channelOrders.organizationId, organizationId),
        eq(channelOrders.connectionId, connectionId),
        inArray(channelOrders.externalId, named),
      ),
    );
  const byWord = new Map([...rows.map(({ id, number }) => [number, id] as const), ...rows.map(({ id }) => [id, id] as const)]);
  const theirs = new Map(came.map(({ externalId, orderId }) => [externalId, orderId]));
  return ({ id, number, basis, goods, operation }) => {
    // An order of 1C's own, told again, goes its own way; what is known of it otherwise (a shipment) is about that order too.
    if (theirs.has(id) && goods && /заказ/i.test(operation)) return null;
    return byWord.get(basis) ?? theirs.get(basis) ?? byWord.get(id) ?? theirs.get(id) ?? byWord.get(number) ?? null;
  };
}
