import { and, asc, count, desc, eq } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { env } from "@/platform/env";
import { notFound } from "@/platform/refusal";
import { unseal } from "@/platform/secrets";
import { crmConnections, crmDeals } from "./tables";
import type { CrmSecrets } from "./vendors/port";

const mine = (ctx: Context) => eq(crmConnections.organizationId, ctx.actor.organizationId);

export type CrmRow = typeof crmConnections.$inferSelect;
/** A CRM as screens and the API see it: never a secret, only which of them are set. */
export type CrmConnection = ReturnType<typeof answerOf>;

export async function listCrms(ctx: Context): Promise<CrmConnection[]> {
  const rows = await ctx.db.select().from(crmConnections).where(mine(ctx)).orderBy(asc(crmConnections.code)).limit(100);
  return rows.map(answerOf);
}

export async function crmByCode(ctx: Context, code: string): Promise<CrmConnection> {
  return answerOf(await openCrm(ctx, { code }));
}

/** A CRM of the organization, by its code or its id. */
export async function openCrm(ctx: Context, by: { code: string } | { id: string }): Promise<CrmRow> {
  const [row] = await ctx.db
    .select()
    .from(crmConnections)
    .where(and(mine(ctx), "code" in by ? eq(crmConnections.code, by.code) : eq(crmConnections.id, by.id)));
  if (!row) throw notFound("crm");
  return row;
}

/** Names the row in the sealed value: secrets copied into another CRM do not open there. */
export const secretsPlace = (id: string) => `crm/${id}`;

/** The secrets of a CRM, decrypted. Throws `Sealed` if they were stored under another key. */
export function secretsOf({ id, secrets }: Pick<CrmRow, "id" | "secrets">): CrmSecrets {
  const opened = unseal(secrets, [env().encryptionKey], secretsPlace(id));
  return typeof opened === "object" && opened !== null ? (opened as CrmSecrets) : {};
}

/** The orders that a CRM would not take or has not heard of, newest first, and how many deals it has been told. */
export async function openDeals(ctx: Context, code: string) {
  const { id } = await openCrm(ctx, { code });
  const ofCrm = and(eq(crmDeals.organizationId, ctx.actor.organizationId), eq(crmDeals.crmId, id));
  const deals = (state: "waiting" | "refused") =>
    ctx.db
      .select({
        orderId: crmDeals.orderId,
        number: orders.number,
        state: crmDeals.state,
        reason: crmDeals.reason,
        changedAt: crmDeals.changedAt,
      })
      .from(crmDeals)
      .innerJoin(orders, and(eq(orders.organizationId, crmDeals.organizationId), eq(orders.id, crmDeals.orderId)))
      .where(and(ofCrm, eq(crmDeals.state, state)))
      .orderBy(desc(crmDeals.changedAt))
      .limit(50);
  const counted = await ctx.db.select({ state: crmDeals.state, deals: count() }).from(crmDeals).where(ofCrm).groupBy(crmDeals.state);
  const of = (state: string) => counted.find((row) => row.state === state)?.deals ?? 0;
  const items = [...(await deals("refused")), ...(await deals("waiting"))];
  return {
    told: of("told"),
    waiting: of("waiting"),
    refused: of("refused"),
    items: items.map((item) => ({ ...item, changedAt: item.changedAt.toISOString() })),
  };
}

function answerOf(row: CrmRow) {
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    settings: row.settings,
    secretsSet: namesOfSecrets(row),
    active: row.active,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    /** Why the CRM gave no usable answer, while it does not. */
    trouble: row.trouble,
    failures: row.failures,
    pausedUntil: row.pausedUntil?.toISOString() ?? null,
  };
}

/** Which secrets are set; none that can be read with our key is like none. */
function namesOfSecrets(row: CrmRow): string[] {
  try {
    return Object.entries(secretsOf(row)).flatMap(([name, value]) => (value ? name : []));
  } catch {
    return [];
  }
}
