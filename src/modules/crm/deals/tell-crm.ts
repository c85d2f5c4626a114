import { and, eq } from "drizzle-orm";
import type { Reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { withCrm } from "../line/with-crm";
import { crmDeals } from "../tables";
import type { Crm, CrmLine, CrmSettings } from "../vendors/port";
import { type LoadedDeal, loadDeal } from "./load-deal";
import { queueDeals } from "./note-deals";

type Row = typeof crmDeals.$inferSelect;
type Told = { loaded: LoadedDeal | null; dealId: string | null };

const firstWaitMs = 15_000;
const longestWaitMs = 30 * 60_000;

/**
 * Tells a CRM how an order stands: makes its contact and its deal the first time, and brings the deal up to date after that. Each
 * step is remembered before the next; what may have been made by a try whose answer was lost is looked for before it is made.
 */
export async function tellCrm(ctx: Context, { crmId, orderId }: { crmId: string; orderId: string }): Promise<void> {
  const { organizationId } = ctx.actor;
  const [row] = await ctx.db
    .select()
    .from(crmDeals)
    .where(and(eq(crmDeals.organizationId, organizationId), eq(crmDeals.crmId, crmId), eq(crmDeals.orderId, orderId)));
  if (row?.state !== "waiting") return;
  const talked = await withCrm(ctx, crmId, (crm, line) => tell(ctx, row, crm, line));
  if ("done" in talked) await keep(ctx, row, talked.done);
  else if ("refused" in talked) await refuse(ctx, row, talked.refused.reason);
  else if ("later" in talked) {
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(row.attempts, 10));
    await inTransaction(ctx, async (ctx) => {
      await set(ctx, row, { attempts: row.attempts + 1, reason: talked.later.reason });
      await queueDeals(ctx, [row], new Date(Math.max(talked.at?.getTime() ?? 0, ctx.now().getTime() + wait)));
    });
  }
}

async function tell(ctx: Context, row: Row, crm: Crm, line: CrmLine): Promise<Told> {
  const loaded = await loadDeal(ctx, row.orderId, line.settings as CrmSettings, row.toldStage);
  if (!loaded) return { loaded, dealId: row.dealId };
  const { deal, print, notes } = loaded;
  let dealId = row.dealId;
  if (dealId === null && row.askedAt) dealId = await crm.findDeal(line, deal, row.askedAt);
  if (dealId === null) {
    const contactId = row.contactId ?? (await contactOf(ctx, row, crm, line, loaded));
    await set(ctx, row, { askedAt: row.askedAt ?? ctx.now() });
    dealId = await crm.createDeal(line, deal, contactId);
  }
  if (row.dealId === null) await set(ctx, row, { dealId });
  const told = toldOf(row);
  if (told.print !== print) await crm.updateDeal(line, dealId, deal);
  const news = notes.filter(({ key }) => !told.notes.includes(key)).map(({ text }) => text);
  if (news.length > 0) await crm.addNotes(line, dealId, news);
  return { loaded, dealId };
}

/** What the CRM knows: a line with the deal's own print, which is JSON and has no line breaks, and a line for each note. */
const printWith = ({ print, notes }: LoadedDeal) => [print, ...notes.map(({ key }) => key)].join("\n");

function toldOf({ toldPrint }: Row): { print: string | null; notes: string[] } {
  const [print = null, ...notes] = toldPrint?.split("\n") ?? [];
  return { print, notes };
}

/** Whom the deal is about: known there by phone or e-mail, or made. A name alone knows nobody again. */
async function contactOf(ctx: Context, row: Row, crm: Crm, line: CrmLine, { buyer }: LoadedDeal): Promise<string | null> {
  if (!buyer.phone && !buyer.email) return null;
  const contactId = (await crm.findContact(line, buyer)) ?? (await crm.createContact(line, buyer));
  await set(ctx, row, { contactId });
  return contactId;
}

async function set(ctx: Context, row: Row, values: Partial<Row>): Promise<void> {
  await ctx.db.update(crmDeals).set(values).where(itself(row));
}

const itself = ({ organizationId, crmId, orderId }: Row) =>
  and(eq(crmDeals.organizationId, organizationId), eq(crmDeals.crmId, crmId), eq(crmDeals.orderId, orderId));

/** What changed while the CRM was told waits for its own turn: its job is queued already. */
const asItWas = (row: Row) => and(itself(row), eq(crmDeals.changedAt, row.changedAt));

function keep(ctx: Context, row: Row, { loaded, dealId }: Told): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const told = loaded ? { toldStage: loaded.stage, toldPrint: printWith(loaded) } : {};
    await set(ctx, row, { ...told, toldAt: ctx.now() });
    await ctx.db.update(crmDeals).set({ state: "told", reason: null, attempts: 0 }).where(asItWas(row));
    // The first time only: how a deal goes on is the CRM's story.
    if (loaded && row.toldAt === null) await tellOrder(ctx, row, "order.crm_deal_made", { deal: dealId });
  });
}

function refuse(ctx: Context, row: Row, why: Reason): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(crmDeals)
      .set({ state: "refused", reason: why, attempts: row.attempts + 1 })
      .where(asItWas(row));
    await tellOrder(ctx, row, "order.crm_refused", { reason: why });
  });
}

async function tellOrder(ctx: Context, { orderId }: Row, type: string, data: Record<string, unknown>): Promise<void> {
  await record(ctx, { type, subject: { kind: "order", id: orderId }, orderId, data });
}
