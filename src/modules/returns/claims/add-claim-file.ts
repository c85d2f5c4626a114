import { and, count, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { maxAttachmentBytes, maxAttachmentMegabytes } from "@/modules/orders/attachments/attach-file";
import { sniffAttachment } from "@/modules/orders/attachments/sniff";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { lockClaim, mine } from "./lock-claim";
import { carrierClaims, claimFiles } from "./tables";

const mostFiles = 20;

/** Puts a paper or a photo to a claim. Its content says what it is, not its name: PDF, PNG, JPEG, WebP or text, at most 10 MB. */
export async function addClaimFile(
  ctx: Context,
  { claimId, name, content }: { claimId: string; name: string; content: Uint8Array },
): Promise<{ id: string }> {
  if (content.byteLength > maxAttachmentBytes)
    throw new Refusal("too_large", reason("order.attachment_too_large", { megabytes: maxAttachmentMegabytes }));
  const contentType = sniffAttachment(content, name);
  if (!contentType) throw new Refusal("invalid", reason("order.attachment_type"));
  return inTransaction(ctx, async (ctx) => {
    const { claim } = await lockClaim(ctx, claimId);
    const { organizationId } = claim;
    const [present] = await ctx.db
      .select({ n: count() })
      .from(claimFiles)
      .where(and(eq(claimFiles.organizationId, organizationId), eq(claimFiles.claimId, claimId)));
    refuseIf((present?.n ?? 0) >= mostFiles ? reason("order.too_many_attachments", { most: mostFiles }) : null);
    const { kind, id: by, name: author } = ctx.actor;
    const id = newId();
    const plain = name.toWellFormed().split(/[\\/]/).at(-1)?.slice(0, 200) || "file";
    await ctx.db.insert(claimFiles).values({
      ...{ organizationId, id, claimId, name: plain, contentType, size: content.byteLength, content: Buffer.from(content) },
      by: { kind, id: by, name: author },
    });
    return { id };
  });
}

/** One file of a claim with its content. */
export async function claimFileContent(ctx: Context, { claimId, fileId }: { claimId: string; fileId: string }) {
  const { name, contentType, content } = claimFiles;
  const [file] = await ctx.db
    .select({ name, contentType, content })
    .from(claimFiles)
    .innerJoin(carrierClaims, and(eq(carrierClaims.organizationId, claimFiles.organizationId), eq(carrierClaims.id, claimFiles.claimId)))
    .where(and(mine(ctx), eq(claimFiles.claimId, claimId), eq(claimFiles.id, fileId)));
  if (!file) throw notFound("claim_file");
  return file;
}
