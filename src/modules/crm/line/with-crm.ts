import { and, eq, gt, isNotNull, or, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { restUntil } from "@/modules/channels/line/health";
import { ChannelTrouble } from "@/modules/channels/marketplaces/line";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { Sealed } from "@/platform/secrets";
import { type CrmRow, openCrm, secretsOf } from "../crm-queries";
import { crmConnections } from "../tables";
import { type Crm, type CrmLine, CrmRefused, type CrmSettings } from "../vendors/port";
import { crmOf } from "../vendors/registry";
import { openCrmLine } from "./open-crm-line";

/** `later`: nothing came of it; try again after `at` (null: soon). */
type Talked<T> = { done: T } | { later: ChannelTrouble; at: Date | null } | { refused: CrmRefused } | { off: true };

const knownToBeWell = 10_000;

/**
 * Talks to a CRM, outside any transaction, and keeps the health of its connection by what comes of it, as channels do: one that
 * is switched off or rests is not asked. A refusal is an answer, and so a sign of health.
 */
export async function withCrm<T>(
  ctx: Context,
  crmId: string,
  talk: (crm: Crm, line: CrmLine, row: CrmRow) => Promise<T>,
): Promise<Talked<T>> {
  if (ctx.inTransaction) throw new Error("a CRM is not called inside a transaction");
  const row = await openCrm(ctx, { id: crmId });
  const crm = crmOf(row.kind);
  if (!row.active || !crm) return { off: true };
  if (row.pausedUntil && row.pausedUntil > ctx.now())
    return {
      later: new ChannelTrouble("slow_down", reason(row.trouble?.code ?? "channel.resting", row.trouble?.params)),
      at: row.pausedUntil,
    };
  try {
    const line = openCrmLine(crm, { id: row.id, settings: row.settings as CrmSettings, secrets: secretsHere(row) });
    const done = await talk(crm, line, row);
    await noteSuccess(ctx, row);
    return { done };
  } catch (error) {
    if (error instanceof ChannelTrouble) return { later: error, at: await noteTrouble(ctx, row, error) };
    if (!(error instanceof CrmRefused)) throw error;
    await noteSuccess(ctx, row);
    return { refused: error };
  }
}

function secretsHere(row: CrmRow) {
  try {
    return secretsOf(row);
  } catch (error) {
    if (error instanceof Sealed) throw new ChannelTrouble("keys_refused", reason("connection.secrets_unreadable"));
    throw error;
  }
}

const itself = ({ organizationId, id }: CrmRow) => and(eq(crmConnections.organizationId, organizationId), eq(crmConnections.id, id));

/** Written only when it tells something new. */
async function noteSuccess(ctx: Context, row: CrmRow): Promise<void> {
  const wasIll = row.failures > 0 || row.trouble !== null;
  if (!wasIll && row.lastSuccessAt && ctx.now().getTime() - row.lastSuccessAt.getTime() < knownToBeWell) return;
  await inTransaction(ctx, async (ctx) => {
    const well = { lastSuccessAt: ctx.now(), failures: 0, trouble: null, pausedUntil: null };
    const isIll = or(gt(crmConnections.failures, 0), isNotNull(crmConnections.trouble));
    const [healed] = await ctx.db
      .update(crmConnections)
      .set(well)
      .where(and(itself(row), isIll))
      .returning({ id: crmConnections.id });
    if (healed) await tell(ctx, row, "crm.recovered", {});
    else await ctx.db.update(crmConnections).set({ lastSuccessAt: ctx.now() }).where(itself(row));
  });
}

async function noteTrouble(ctx: Context, row: CrmRow, trouble: ChannelTrouble): Promise<Date | null> {
  log().warn({ crm: row.code, kind: row.kind, trouble: trouble.kind, reason: trouble.reason.code }, "a CRM gave no usable answer");
  return inTransaction(ctx, async (ctx) => {
    const [{ failures = 1, since = null } = {}] = await ctx.db
      .update(crmConnections)
      .set({ failures: sql`${crmConnections.failures} + 1` })
      .where(itself(row))
      .returning({ failures: crmConnections.failures, since: sql<string | null>`${crmConnections.trouble}->>'at'` });
    const until = restUntil(trouble, failures, ctx.now(), Math.random());
    await ctx.db
      .update(crmConnections)
      .set({ trouble: { ...trouble.reason, at: since ?? ctx.now().toISOString() }, pausedUntil: until })
      .where(itself(row));
    if (since === null) await tell(ctx, row, "crm.troubled", { reason: trouble.reason });
    return until;
  });
}

/** Told once when it begins and once when it is over, not at every question between. */
async function tell(ctx: Context, row: CrmRow, type: string, data: Record<string, unknown>): Promise<void> {
  await record(ctx, { type, subject: { kind: "crm", id: row.id, number: row.code }, data: { code: row.code, ...data } });
}
