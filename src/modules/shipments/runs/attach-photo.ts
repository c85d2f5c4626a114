import { reason } from "@/lib/reason";
import { attachFile } from "@/modules/orders/attachments/attach-file";
import { sniffAttachment } from "@/modules/orders/attachments/sniff";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { readStop } from "./act-on-stop";

/** Puts the courier's photo to the order's files. Refuses what is no picture. */
export async function attachPhoto(ctx: Context, { stopId, name, content }: { stopId: string; name: string; content: Uint8Array }) {
  const { orderId } = await readStop(ctx, stopId);
  if (!sniffAttachment(content, name)?.startsWith("image/")) throw new Refusal("invalid", reason("run.not_a_photo"));
  const { id } = await attachFile(ctx, { orderId, name, content });
  return { id };
}
