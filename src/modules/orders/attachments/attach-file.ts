import { and, asc, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { lockOrder, mine, type OrderRow } from "../lock-order";
import { orders } from "../tables";
import { sniffAttachment } from "./sniff";
import { orderAttachments } from "./tables";

export const maxAttachmentMegabytes = 10;
export const maxAttachmentBytes = maxAttachmentMegabytes * 1024 * 1024;
const mostFiles = 20;

const listed = {
  id: orderAttachments.id,
  name: orderAttachments.name,
  contentType: orderAttachments.contentType,
  size: orderAttachments.size,
  by: orderAttachments.by,
  createdAt: orderAttachments.createdAt,
};

const ofOrder = (ctx: Context, orderId: string) =>
  and(eq(orderAttachments.organizationId, ctx.actor.organizationId), eq(orderAttachments.orderId, orderId));

/** The files of an order, oldest first, without what is in them. Refuses an unknown order. */
export async function attachmentsOf(ctx: Context, orderId: string) {
  await requireOrder(ctx, orderId);
  return ctx.db.select(listed).from(orderAttachments).where(ofOrder(ctx, orderId)).orderBy(asc(orderAttachments.id)).limit(mostFiles);
}

/** Refuses an unknown order, before anything of a file is read. */
export async function requireOrder(ctx: Context, orderId: string): Promise<void> {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(mine(ctx), eq(orders.id, orderId)));
  if (!order) throw notFound("order");
}

/** One file with its content. */
export async function attachmentContent(ctx: Context, { orderId, attachmentId }: { orderId: string; attachmentId: string }) {
  const { name, contentType, content } = orderAttachments;
  const [file] = await ctx.db
    .select({ name, contentType, content })
    .from(orderAttachments)
    .where(and(ofOrder(ctx, orderId), eq(orderAttachments.id, attachmentId)));
  if (!file) throw notFound("attachment");
  return file;
}

/**
 * Puts a file to an order. Its content says what it is, not its name: PDF, PNG, JPEG, WebP or text, at most 10 MB and twenty an
 * order. Anything else is refused.
 */
export async function attachFile(ctx: Context, { orderId, name, content }: { orderId: string; name: string; content: Uint8Array }) {
  if (content.byteLength > maxAttachmentBytes)
    throw new Refusal("too_large", reason("order.attachment_too_large", { megabytes: maxAttachmentMegabytes }));
  const contentType = sniffAttachment(content, name);
  if (!contentType) throw new Refusal("invalid", reason("order.attachment_type"));
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const present = await attachmentsOf(ctx, orderId);
    if (present.length >= mostFiles) throw new Refusal("conflict", reason("order.too_many_attachments", { most: mostFiles }));
    const { kind, id: by, name: author, organizationId } = ctx.actor;
    const id = newId();
    const [file] = await ctx.db
      .insert(orderAttachments)
      .values({
        organizationId,
        id,
        orderId,
        name: plainName(name),
        contentType,
        size: content.byteLength,
        content: Buffer.from(content),
        by: { kind, id: by, name: author },
      })
      .returning(listed);
    if (!file) throw new Error("the file was not written");
    await tell(ctx, order, "order.file_attached", { attachmentId: id, name: file.name, size: file.size });
    return file;
  });
}

/** Takes a file off an order, for good. */
export function removeAttachment(ctx: Context, { orderId, attachmentId }: { orderId: string; attachmentId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const [gone] = await ctx.db
      .delete(orderAttachments)
      .where(and(ofOrder(ctx, orderId), eq(orderAttachments.id, attachmentId)))
      .returning({ name: orderAttachments.name });
    if (!gone) throw notFound("attachment");
    await tell(ctx, order, "order.file_removed", { attachmentId, name: gone.name });
  });
}

function tell(ctx: Context, { id, number }: OrderRow, type: string, data: Record<string, unknown>): Promise<void> {
  return record(ctx, { type, subject: { kind: "order", id, number }, orderId: id, data });
}

/** The last part of a path, without what a file system or a header would stumble over. */
function plainName(name: string): string {
  const last = name.toWellFormed().split(/[\\/]/).at(-1) ?? "";
  return (
    last
      .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, "")
      .trim()
      .slice(0, 200) || "file"
  );
}
