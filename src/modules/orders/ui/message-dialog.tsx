"use client";
import { useTranslations } from "next-intl";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { useReasonText } from "@/ui/reason-text";
import { Skeleton } from "@/ui/skeleton";

/** What the buyer was written, word for word. */
export function MessageDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("orders.timeline");
  const ui = useTranslations("ui");
  const reasonText = useReasonText();
  const message = trpc.notifications.byId.useQuery({ id });
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={message.data?.subject ?? t("letter")}
      description={message.data?.recipient}
      footer={<Button onClick={onClose}>{ui("close")}</Button>}
    >
      {message.error && <p className="text-13 text-danger">{reasonText(reasonOf(message.error))}</p>}
      {message.isPending && <Skeleton width="60%" />}
      {message.data && <div className="whitespace-pre-wrap text-13 [overflow-wrap:anywhere]">{message.data.body}</div>}
    </Dialog>
  );
}
