"use client";
import { FileText, ImageIcon, Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type Reason, reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { FactBlock } from "@/ui/fact-list";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { attachmentsOf } from "../attachments/attach-file";
import { useOrderCommand } from "./use-order-command";

type Attachment = OverTheWire<Awaited<ReturnType<typeof attachmentsOf>>>[number];
type Props = { order: OrderPage; files: readonly Attachment[] };

const mostMegabytes = 10;
const accepted = ".pdf,.png,.jpg,.jpeg,.webp,.txt,.csv";

/** The files that lie with the order: save one, put one to it, take one off. */
export function AttachmentFacts({ order, files }: Props) {
  const t = useTranslations("orders.attachments");
  const formats = useFormats();
  const needs = useNeeds("operator");
  const picker = useRef<HTMLInputElement>(null);
  const { send, pending } = useUpload(order.id);
  const [leaving, setLeaving] = useState<Attachment | null>(null);
  const command = useOrderCommand(() => setLeaving(null));
  const remove = trpc.orders.removeAttachment.useMutation(command.options);
  if (needs && files.length === 0) return null;
  return (
    <FactBlock title={t("title")}>
      {files.length > 0 && (
        <ul className="mb-2 grid gap-1">
          {files.map((file) => (
            <li key={file.id} className="flex min-h-7 items-center gap-2 touch:min-h-12 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-3">
              {file.contentType.startsWith("image/") ? <ImageIcon aria-hidden="true" /> : <FileText aria-hidden="true" />}
              <span className="min-w-0 flex-1 truncate" title={`${file.name} · ${file.by.name}, ${formats.short(file.createdAt)}`}>
                <a
                  href={`/api/v1/orders/${order.id}/attachments/${file.id}`}
                  download={file.name}
                  className="text-accent-ink hover:underline"
                >
                  {file.name}
                </a>
              </span>
              <span className="shrink-0 text-12 text-ink-3 tabular-nums">
                {t("size", { kilobytes: Math.max(1, Math.round(file.size / 1024)) })}
              </span>
              {!needs && <IconButton size="sm" label={t("remove", { name: file.name })} icon={<X />} onClick={() => setLeaving(file)} />}
            </li>
          ))}
        </ul>
      )}
      {!needs && (
        <>
          <Button size="sm" icon={<Paperclip />} pending={pending} onClick={() => picker.current?.click()}>
            {t("add")}
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            accept={accepted}
            aria-label={t("add")}
            className="hidden"
            onChange={(event) => {
              void send([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
        </>
      )}
      {leaving && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setLeaving(null)}
          title={t("removeTitle")}
          description={t("removeText", { name: leaving.name })}
          confirm={t("removeConfirm")}
          danger
          pending={remove.isPending}
          onConfirm={() => remove.mutate({ orderId: order.id, attachmentId: leaving.id })}
        />
      )}
    </FactBlock>
  );
}

/** Sends files one after another; the first that is refused says why and stops the rest. */
function useUpload(orderId: string) {
  const reasonText = useReasonText();
  const command = useOrderCommand();
  const [pending, setPending] = useState(false);
  const send = async (files: readonly File[]) => {
    setPending(true);
    for (const file of files) {
      const refused = await sendOne(orderId, file);
      if (!refused) continue;
      showToast({ title: reasonText(refused) ?? "", text: file.name, tone: "danger" });
      break;
    }
    setPending(false);
    command.options.onSuccess();
  };
  return { send, pending };
}

async function sendOne(orderId: string, file: File): Promise<Reason | null> {
  const tooLarge = reason("order.attachment_too_large", { megabytes: mostMegabytes });
  if (file.size > mostMegabytes * 1024 * 1024) return tooLarge;
  const body = new FormData();
  body.append("file", file);
  try {
    const answer = await fetch(`/api/v1/orders/${orderId}/attachments`, { method: "POST", body });
    if (answer.ok) return null;
    if (answer.status === 413) return tooLarge;
    const { detail = "", params } = (await answer.json()) as { detail?: string; params?: Reason["params"] };
    // A problem begins with the whole code of its reason.
    return reason(detail.split(" ")[0] || "internal", params);
  } catch {
    return reason("unavailable");
  }
}
