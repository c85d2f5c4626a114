import { and, eq, isNull } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { openConnection, secretsOf } from "../../connection-queries";
import { openLine } from "../../line/open-line";
import { dayAfter, earlier, type FeePage } from "../../marketplaces/finance";
import { ChannelTrouble } from "../../marketplaces/line";
import { marketplaceOf } from "../../marketplaces/registry";
import { feeReadings } from "../tables";
import { bookPage } from "./book-page";
import { goOn, tellReading } from "./queue-reading";

type Reading = typeof feeReadings.$inferSelect;

const day = 24 * 60 * 60_000;
const firstWaitMs = 60_000;
const longestWaitMs = 6 * 60 * 60_000;
/** A reading that found no answer so often is left for the next day. */
const mostFailures = 12;

/**
 * Reads one page of what a marketplace took, books it and queues the next. A report that cannot be had says nothing of the
 * connection's health: orders and stock have limits and rights of their own.
 */
export async function readFees(ctx: Context, connectionId: string): Promise<void> {
  const connection = await openConnection(ctx, { id: connectionId });
  const { row } = connection;
  const marketplace = marketplaceOf(row.kind);
  const [reading] = await ctx.db.select().from(feeReadings).where(of(ctx, connectionId));
  if (reading?.state !== "running" || !marketplace?.finance) return;
  if (!row.active)
    return void (await note(ctx, row, reading, { state: "failed", trouble: reason("connection.disabled"), nextAt: inADay(ctx) }));
  const { daysAStep } = marketplace.finance;
  const until = earlier(dayAfter(reading.at, daysAStep - 1), reading.until);
  let page: FeePage;
  try {
    const line = openLine(marketplace, { id: row.id, settings: row.settings, secrets: secretsOf(row), now: ctx.now() });
    page = await marketplace.finance.page(line, { from: reading.at, until, cursor: reading.cursor });
  } catch (thrown) {
    const error = thrown instanceof ChannelTrouble ? thrown : unexpected(thrown);
    log().warn({ connection: row.code, kind: row.kind, trouble: error.kind, reason: error.reason.code }, "fees could not be read");
    return void (await note(ctx, row, reading, afterTrouble(ctx, reading, error)));
  }
  const upTo = page.upTo ?? until;
  const isDone = page.next === null && upTo >= reading.until;
  const next = page.next === null ? { at: isDone ? reading.until : dayAfter(upTo), cursor: null } : { at: reading.at, cursor: page.next };
  // A page counts with the step that it leads to, or not at all.
  await inTransaction(ctx, async (ctx) => {
    const isOurs = await note(ctx, row, reading, {
      ...next,
      ...(isDone ? { state: "done", lastSuccessAt: ctx.now(), readUntil: reading.until, nextAt: inADay(ctx) } : { nextAt: ctx.now() }),
      failures: 0,
      trouble: null,
    });
    if (isOurs) await bookPage(ctx, row, page.rows, { isFirst: reading.at === reading.from && reading.cursor === null });
  });
}

/** A fault of ours in reading what was told counts as a failure too: else it would be asked for again every five minutes. */
function unexpected(error: unknown): ChannelTrouble {
  log().error({ err: error }, "what a marketplace told of fees could not be read");
  return new ChannelTrouble("rubbish", reason("finance.unexpected"));
}

const inADay = (ctx: Context) => new Date(ctx.now().getTime() + day);

/** Waits longer each time, and as long as the marketplace asks for. Refused keys are for a person to mend. */
function afterTrouble(ctx: Context, { failures }: Reading, { kind, reason: trouble, retryAt }: ChannelTrouble): Partial<Reading> {
  if (kind === "keys_refused") return { state: "failed", trouble: reason("finance.keys_refused"), nextAt: inADay(ctx) };
  if (failures + 1 >= mostFailures) return { state: "failed", trouble, nextAt: inADay(ctx) };
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** failures);
  return { failures: failures + 1, trouble, nextAt: retryAt && retryAt > ctx.now() ? retryAt : new Date(ctx.now().getTime() + wait) };
}

/** False where it was begun anew, or this page was noted, meanwhile: then nothing is written. */
function note(ctx: Context, row: { id: string; code: string }, before: Reading, next: Partial<Reading>): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const [noted] = await ctx.db
      .update(feeReadings)
      .set(next)
      .where(and(of(ctx, row.id), eq(feeReadings.startedAt, before.startedAt), eq(feeReadings.state, "running"), isAt(before)))
      .returning({ state: feeReadings.state, nextAt: feeReadings.nextAt });
    if (noted?.state === "running") await goOn(ctx, row.id, noted.nextAt);
    if (noted) await tellReading(ctx, row);
    return noted !== undefined;
  });
}

const isAt = ({ at, cursor }: Reading) =>
  and(eq(feeReadings.at, at), cursor === null ? isNull(feeReadings.cursor) : eq(feeReadings.cursor, cursor));

const of = (ctx: Context, connectionId: string) =>
  and(eq(feeReadings.organizationId, ctx.actor.organizationId), eq(feeReadings.connectionId, connectionId));
