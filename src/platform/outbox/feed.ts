import { and, asc, eq, getTableColumns, gt, inArray, type SQL, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "../context";
import type { Db } from "../db";
import { env } from "../env";
import { Refusal } from "../refusal";
import { type Cursors, createCursors } from "./cursor";
import { currentEpoch, type Epoch } from "./epoch";
import type { Position } from "./position";
import { type EventActor, outbox } from "./tables";

/** A fact as readers of the outbox get it. */
export type FeedEvent = {
  position: Position;
  organizationId: string;
  type: string;
  at: Date;
  subject: { kind: string; id: string; number: string | null };
  orderId: string | null;
  warehouseId: string | null;
  by: EventActor;
  data: Record<string, unknown>;
};

export type FeedPage = {
  events: FeedEvent[];
  /** There are committed rows that may not be read yet, because a transaction that began before theirs still runs. */
  isHeldBack: boolean;
};

type Part = {
  organizationId?: string;
  orderId?: string;
  /** Of these warehouses only. */
  warehouseIds?: readonly string[] | null;
  /** Of these topics (the part of the type before the dot) only. */
  topics?: readonly string[] | null;
  /** The last place wanted. */
  upTo?: Position;
};

/**
 * What follows a place in the feed, in commit order. Only rows of transactions below every running one are given out, so
 * that none can still appear before them: "id greater than the last" would lose what commits late.
 */
export async function readFeed(db: Db, epoch: Epoch, after: Position, limit: number, part: Part = {}): Promise<FeedPage> {
  const rows = await db
    .select({ ...getTableColumns(outbox), isSettled: sql<boolean>`${outbox.xid} < pg_snapshot_xmin(pg_current_snapshot())` })
    .from(outbox)
    .where(
      and(
        isBeyond(after),
        part.upTo && isUpTo(part.upTo),
        // Of an earlier epoch: its transaction ids mean nothing here and may even lie in the future.
        gt(outbox.id, epoch.start.id),
        sql`${outbox.xid} < pg_snapshot_xmax(pg_current_snapshot())`,
        part.organizationId === undefined ? undefined : eq(outbox.organizationId, part.organizationId),
        part.orderId === undefined ? undefined : eq(outbox.orderId, part.orderId),
        part.warehouseIds ? inArray(outbox.warehouseId, [...part.warehouseIds]) : undefined,
        part.topics ? inArray(sql`split_part(${outbox.type}, '.', 1)`, [...part.topics]) : undefined,
      ),
    )
    .orderBy(asc(outbox.xid), asc(outbox.id))
    .limit(limit);
  const firstUnsettled = rows.findIndex((row) => !row.isSettled);
  const settled = firstUnsettled === -1 ? rows : rows.slice(0, firstUnsettled);
  return { events: settled.map(toEvent), isHeldBack: firstUnsettled !== -1 };
}

/** The place at which everything committed so far lies behind, and nothing that commits from now on. */
export async function feedEnd(db: Db): Promise<Position> {
  const { rows } = await db.execute<{ xid: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`);
  return { xid: BigInt(rows[0]?.xid ?? 0), id: 0n };
}

/** Whether more than so many events of an organization follow a place: then reading everything anew is cheaper. */
export async function isTooFarBack(db: Db, epoch: Epoch, after: Position, organizationId: string, most: number): Promise<boolean> {
  const beyond = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isBeyond(after), gt(outbox.id, epoch.start.id), eq(outbox.organizationId, organizationId)))
    .limit(most + 1)
    .as("beyond");
  return (await db.$count(beyond)) > most;
}

export type PublishedEvent = {
  cursor: string;
  type: string;
  at: Date;
  subject: { kind: string; id: string; number?: string };
  orderId?: string;
  warehouseId?: string;
  by: EventActor;
  data: Record<string, unknown>;
};

/** An event as the contract shows it to members of its organization. */
export function publish(event: FeedEvent, cursors: Cursors): PublishedEvent {
  const { position, type, at, subject, orderId, warehouseId, by, data } = event;
  return {
    cursor: cursors.encode(position),
    type,
    at,
    subject: { kind: subject.kind, id: subject.id, ...(subject.number !== null && { number: subject.number }) },
    ...(orderId !== null && { orderId }),
    ...(warehouseId !== null && { warehouseId }),
    by,
    data,
  };
}

/**
 * The organization's events after a cursor, in feed order, as far as the actor may hear of them; without a cursor from the beginning. `nextCursor` is null at the end:
 * whoever waits for more goes on from the last item's cursor.
 * @throws {Refusal} when the cursor is of another database, or of this one before it was restored
 */
export async function feedAfter(
  ctx: Context,
  after: string | undefined,
  limit: number,
  topics: readonly string[] | null = null,
): Promise<{ items: PublishedEvent[]; nextCursor: string | null }> {
  const { organizationId, warehouseIds } = ctx.actor;
  const epoch = await currentEpoch(ctx.db);
  const cursors = createCursors(epoch.name, env().authSecret);
  const from = after === undefined ? epoch.start : cursors.decode(after);
  if (!from) throw new Refusal("conflict", reason("events.resync"));
  const { events } = await readFeed(ctx.db, epoch, from, limit + 1, { organizationId, warehouseIds, topics });
  const items = events.slice(0, limit).map((event) => publish(event, cursors));
  return { items, nextCursor: events.length > limit ? (items.at(-1)?.cursor ?? null) : null };
}

const isBeyond = ({ xid, id }: Position): SQL => sql`(${outbox.xid}, ${outbox.id}) > (${String(xid)}::xid8, ${String(id)}::bigint)`;
const isUpTo = ({ xid, id }: Position): SQL => sql`(${outbox.xid}, ${outbox.id}) <= (${String(xid)}::xid8, ${String(id)}::bigint)`;

function toEvent(row: typeof outbox.$inferSelect): FeedEvent {
  return {
    position: { xid: BigInt(row.xid), id: row.id },
    organizationId: row.organizationId,
    type: row.type,
    at: row.at,
    subject: { kind: row.subjectKind, id: row.subjectId, number: row.subjectNumber },
    orderId: row.orderId,
    warehouseId: row.warehouseId,
    by: row.by,
    data: row.data,
  };
}
