import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { env } from "@/platform/env";
import { addJob } from "@/platform/jobs/add-job";
import { paperOf } from "../documents/purchase-data";
import type { PurchaseTerms } from "../load-terms";
import { byOf, type LockedPurchase } from "../lock-purchase";
import { purchaseMails } from "../tables";
import { purchaseLetter } from "./purchase-letter";

type ToMail = { locked: LockedPurchase; terms: PurchaseTerms; to: string };

/** Letters to suppliers leave one after another: a mail server that hangs holds up nothing else. */
export const supplierMailQueue = "supplier_mail";

/** Writes down a letter with an order as it will leave, and asks a job to bring it. */
export async function queueMail(ctx: Context, { locked, terms, to }: ToMail): Promise<string> {
  const id = newId();
  const { organizationId } = ctx.actor;
  await ctx.db.insert(purchaseMails).values({
    ...{ organizationId, id, orderId: locked.order.id, recipient: to, locale: locked.supplier.locale },
    ...purchaseLetter(paperOf(locked, terms)),
    messageId: `<${id}@${new URL(env().baseUrl).hostname}>`,
    status: "queued",
    by: byOf(ctx),
    createdAt: ctx.now(),
  });
  await addJob(ctx, "send_purchase_mail", { mailId: id }, { key: id, queue: supplierMailQueue });
  return id;
}
