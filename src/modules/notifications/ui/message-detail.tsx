"use client";
import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { Dialog } from "@/ui/dialog";
import { useReasonText } from "@/ui/reason-text";
import { SegmentedControl } from "@/ui/segmented-control";
import { Skeleton } from "@/ui/skeleton";
import { showToast } from "@/ui/toast";
import { whyNotResend } from "../message-events";
import { MessageStatus } from "./message-status";

type Props = { id: string; hasMailServer: boolean; onClose: () => void };

/** One message as the buyer sees it or as plain text, what became of it, and the way to send it after all. */
export function MessageDetail({ id, hasMailServer, onClose }: Props) {
  const t = useTranslations("notifications.view");
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  const needsOperator = useNeeds("operator");
  const [as, setAs] = useState<"letter" | "text">("letter");
  const query = trpc.notifications.byId.useQuery({ id });
  useLiveQuery(["message"], () => void query.refetch(), id);
  const message = query.data;
  const resend = trpc.notifications.resend.useMutation({
    onSuccess: () => {
      showToast({ title: t("queued") });
      void utils.notifications.invalidate();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const refusal =
    needsOperator ??
    (message && whyNotResend(message)) ??
    (message?.channel === "email" && !hasMailServer ? reason("message.no_mail_server") : null);
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={message?.subject ?? <Skeleton width={240} />}
      description={message?.recipient}
      footer={
        message && (
          <>
            <ButtonLink href={`/orders/${encodeURIComponent(message.orderNumber)}`}>
              {t("order", { number: message.orderNumber })}
            </ButtonLink>
            <Button
              variant={message.status === "sent" || message.status === "delivered" ? "default" : "primary"}
              icon={<Send />}
              pending={resend.isPending}
              disabledReason={refusal}
              onClick={() => resend.mutate({ id })}
            >
              {t(message.status === "failed" ? "resend" : "send")}
            </Button>
          </>
        )
      }
    >
      {query.error && <p className="text-13 text-danger">{reasonText(reasonOf(query.error))}</p>}
      {message && (
        <>
          <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-13 text-ink-2">
            <MessageStatus status={message.status} as="badge" waitUntil={message.waitUntil} />
            <DateTime at={message.sentAt ?? message.at} as="full" />
            {message.attempts > 1 && <span>{t("attempts", { count: message.attempts })}</span>}
            {message.parts && message.parts > 0 ? <span>{t("parts", { count: message.parts })}</span> : null}
            {message.account && <span>{t("by", { account: message.account })}</span>}
            {message.providerStatus && <span>{t("providerStatus", { status: message.providerStatus })}</span>}
            {message.channel === "email" && (
              <span className="ml-auto">
                <SegmentedControl
                  label={t("as")}
                  value={as}
                  onChange={setAs}
                  options={[
                    { value: "letter", label: t("letter") },
                    { value: "text", label: t("text") },
                  ]}
                />
              </span>
            )}
          </div>
          {message.error && <p className="mb-3 text-13 text-danger [overflow-wrap:anywhere]">{t("error", { error: message.error })}</p>}
          {as === "text" || message.channel !== "email" ? (
            <pre className="font-sans text-13 whitespace-pre-wrap [overflow-wrap:anywhere]">{message.body}</pre>
          ) : (
            // An empty sandbox: nothing in a letter may run, post or lead away.
            <iframe
              title={t("frame", { subject: message.subject })}
              sandbox=""
              srcDoc={message.html}
              className="h-[min(520px,52dvh)] w-full rounded border border-line bg-canvas"
            />
          )}
        </>
      )}
    </Dialog>
  );
}
