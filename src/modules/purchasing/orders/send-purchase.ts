import { and, desc, eq } from "drizzle-orm";
import { addDays, dayOf, momentOf } from "@/lib/dates";
import { reason } from "@/lib/reason";
import { announcePurchased } from "@/modules/inventory/arrivals/announce-purchased";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { termsFor } from "../suppliers/terms-queries";
import { exchangeOf } from "./decide-purchase";
import type { MailAgain, SendPurchase } from "./inputs";
import { loadTerms, type PurchaseTerms } from "./load-terms";
import { factOf, type LockedPurchase, lockPurchase, writePurchase } from "./lock-purchase";
import { queueMail } from "./mail/queue-mail";
import { whyNotPurchase } from "./purchase";
import { unitCosts } from "./purchase-sums";
import { purchaseMails } from "./tables";

/**
 * An approved order goes to its supplier, by letter or by hand. From now on its goods are expected: "incoming", promises and the
 * receiving on the floor rest on an arrival for each line, which carries what a unit costs. The letter leaves once, by a job.
 * Refuses a letter without an address, and goods of which nobody can say when they come.
 */
export function sendPurchase(ctx: Context, { purchaseId, version, by, to }: SendPurchase & { purchaseId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockPurchase(ctx, purchaseId, version);
    const { order, supplier, warehouse } = locked;
    refuseIf(whyNotPurchase("send", order));
    const terms = await loadTerms(ctx);
    const days = await expectedDays(ctx, locked);
    const costs = costsOf(locked, terms);
    const expectedAt = order.expectedAt ?? new Date(Math.max(...[...days.values()].map((day) => day.getTime())));
    const asSent = { ...locked, order: { ...order, expectedAt } };
    if (by === "mail") await queueMail(ctx, { locked: asSent, terms, to: addressOf(to ?? supplier.email) });
    await writePurchase(ctx, order, { status: "sent", sentBy: by, sentAt: ctx.now(), expectedAt });
    await announcePurchased(ctx, {
      warehouse,
      reference: [order.number, order.reference].filter(Boolean).join(", "),
      lines: locked.lines.map(({ id, productId, sku, quantity }, i) => ({
        ...{ productId, sku, quantity },
        purchaseLineId: id,
        expectedAt: days.get(id) ?? expectedAt,
        unitCostE4: costs[i] ?? null,
      })),
    });
    await record(ctx, factOf(locked, "purchase.sent", { by, expectedAt: expectedAt.toISOString() }));
  });
}

/** Writes the letter once more, to the same address or another one. Refuses while one is on its way. */
export function mailPurchaseAgain(ctx: Context, { purchaseId, to }: MailAgain & { purchaseId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockPurchase(ctx, purchaseId);
    refuseIf(whyNotPurchase("mailAgain", locked.order));
    const [last] = await ctx.db
      .select({ status: purchaseMails.status })
      .from(purchaseMails)
      .where(and(eq(purchaseMails.organizationId, ctx.actor.organizationId), eq(purchaseMails.orderId, purchaseId)))
      .orderBy(desc(purchaseMails.id))
      .limit(1);
    refuseIf(last?.status === "queued" ? reason("purchase.mail_under_way") : null);
    await queueMail(ctx, { locked, terms: await loadTerms(ctx), to: addressOf(to ?? locked.supplier.email) });
    await record(ctx, factOf(locked, "purchase.mailed_again"));
  });
}

function addressOf(email: string | null): string {
  if (email) return email;
  throw new Refusal("conflict", reason("purchase.no_address"), { errors: [{ path: "to", message: "purchase.no_address" }] });
}

/** When each line comes: as it says, as the order says, or after its supplier's lead time at noon of the warehouse. */
async function expectedDays(ctx: Context, { order, lines, supplier, warehouse }: LockedPurchase): Promise<Map<string, Date>> {
  const open = lines.filter((line) => !line.expectedAt && !order.expectedAt);
  const terms = await termsFor(
    ctx,
    open.map((line) => line.productId),
  );
  const today = dayOf(ctx.now(), warehouse.timezone);
  return new Map(
    lines.map((line) => {
      const said = line.expectedAt ?? order.expectedAt;
      if (said) return [line.id, said];
      const lead =
        terms.find((row) => row.productId === line.productId && row.supplierId === supplier.id)?.lead.medianDays ?? supplier.leadDays;
      if (lead === null) throw new Refusal("conflict", reason("purchase.day_missing", { sku: line.sku }));
      return [line.id, momentOf(addDays(today, lead), "12:00", warehouse.timezone)];
    }),
  );
}

/** What a unit of each line costs in its product's currency; null where the order's money cannot be turned into it. */
function costsOf({ order, lines }: LockedPurchase, terms: PurchaseTerms): (number | null)[] {
  const costing = { lines, freightMinor: order.freightMinor, taxInCost: terms.settings.taxInCost };
  const own = unitCosts({ ...costing, exchange: null });
  const turned = unitCosts({ ...costing, exchange: exchangeOf(order, terms) });
  return lines.map(({ productCurrency }, i) => {
    if (productCurrency === order.currency) return own[i] ?? null;
    return productCurrency === terms.organization.currency ? (turned[i] ?? null) : null;
  });
}
