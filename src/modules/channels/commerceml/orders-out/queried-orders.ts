import { and, asc, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import type { OpenConnection } from "../../connection-queries";
import { channels } from "../../tables";
import type { Encoding } from "../exchange/answer";
import type { Session } from "../exchange/sign-in";
import { exchangedOrders } from "../tables";
import { documentXml } from "./document-xml";
import { inEncoding } from "./in-encoding";
import { loadOutOrders } from "./load-out-orders";
import { wallClock } from "./wall-clock";
import { escaped } from "./xml";

const pageSize = 200;
/** In one answer; the next exchange brings the next ones. */
const mostOrders = 10_000;

/**
 * Every order of the connection's channels that changed since 1C last confirmed it, as one document that is written while it is
 * read. What was given out is noted with its version, and confirmed only by `mode=success` of the same session.
 */
export async function queriedOrders(
  ctx: Context,
  connection: OpenConnection,
  session: Session,
  encoding: Encoding,
): Promise<ReadableStream<Uint8Array>> {
  const [organization] = await ctx.db
    .select({ timezone: organizations.timezone })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  const timezone = organization?.timezone ?? "Europe/Moscow";
  await ctx.db
    .update(exchangedOrders)
    .set({ queriedIn: null, queriedVersion: null })
    .where(and(eq(exchangedOrders.organizationId, ctx.actor.organizationId), eq(exchangedOrders.queriedIn, session.id)));
  const { day, time } = wallClock(ctx.now(), timezone);
  const pieces = (async function* () {
    yield `<?xml version="1.0" encoding="${encoding}"?>\n<КоммерческаяИнформация ВерсияСхемы="2.10" ДатаФормирования="${escaped(`${day}T${time}`)}">`;
    let after: string | null = null;
    for (let given = 0; given < mostOrders; given += pageSize) {
      const page = await pageAfter(ctx, connection, after);
      if (page.length === 0) break;
      await noteQueried(ctx, connection, session, page);
      for (const order of await loadOutOrders(ctx, connection.row.id, timezone, page)) yield documentXml(order);
      after = page.at(-1)?.order.id ?? null;
    }
    yield "</КоммерческаяИнформация>";
  })();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(inEncoding(encoding, value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

type Page = { order: typeof orders.$inferSelect; channelName: string }[];

function pageAfter(ctx: Context, { row }: OpenConnection, after: string | null): Promise<Page> {
  const only = row.settings["exportChannels"];
  return ctx.db
    .select({ order: orders, channelName: channels.name })
    .from(orders)
    .innerJoin(channels, and(eq(channels.organizationId, orders.organizationId), eq(channels.id, orders.channelId)))
    .leftJoin(
      exchangedOrders,
      and(
        eq(exchangedOrders.organizationId, orders.organizationId),
        eq(exchangedOrders.connectionId, row.id),
        eq(exchangedOrders.orderId, orders.id),
      ),
    )
    .where(
      and(
        eq(orders.organizationId, row.organizationId),
        ne(orders.status, "draft"),
        after === null ? undefined : gt(orders.id, after),
        Array.isArray(only) && only.length > 0 ? inArray(channels.code, only.map(String)) : undefined,
        sql`coalesce(${exchangedOrders.confirmedVersion}, 0) < ${orders.version}`,
      ),
    )
    .orderBy(asc(orders.id))
    .limit(pageSize);
}

async function noteQueried(ctx: Context, { row }: OpenConnection, session: Session, page: Page): Promise<void> {
  await ctx.db
    .insert(exchangedOrders)
    .values(
      page.map(({ order }) => ({
        organizationId: row.organizationId,
        connectionId: row.id,
        orderId: order.id,
        queriedVersion: order.version,
        queriedIn: session.id,
      })),
    )
    .onConflictDoUpdate({
      target: [exchangedOrders.organizationId, exchangedOrders.connectionId, exchangedOrders.orderId],
      set: { queriedVersion: sql`excluded.queried_version`, queriedIn: session.id },
    });
}
