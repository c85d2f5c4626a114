"use client";
import { KeyRound, Pause, Pencil, Play, Send, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { FactList } from "@/ui/fact-list";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { Webhook } from "../webhook-queries";
import { RotateDialog } from "./rotate-dialog";
import { WebhookDialog } from "./webhook-dialog";
import { WebhookState } from "./webhook-state";

type Props = {
  webhook: Webhook;
  onSent: () => void;
  /** It is about to be no more, or stays after all. */
  onRemoving: (isRemoving: boolean) => void;
};

/** One receiver: where it is, what it hears, and what can be done with it. */
export function WebhookCard({ webhook, onSent, onRemoving }: Props) {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const reasonText = useReasonText();
  const [asking, setAsking] = useState<"change" | "rotate" | "remove" | null>(null);
  const close = () => setAsking(null);
  const { code, url, events, active } = webhook;
  const onError = (error: unknown) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" });
  const test = trpc.webhooks.test.useMutation({
    onError,
    onSuccess: () => {
      showToast({ title: t("testSent"), tone: "success" });
      onSent();
    },
  });
  const put = trpc.webhooks.put.useMutation({ onError, onSuccess: () => router.refresh() });
  const remove = trpc.webhooks.remove.useMutation({
    onMutate: () => onRemoving(true),
    onError: (error) => {
      onRemoving(false);
      onError(error);
    },
    onSuccess: () => {
      router.push("/settings/webhooks");
      router.refresh();
    },
  });
  return (
    <Card title={code} note={<WebhookState webhook={webhook} />} padded>
      <FactList
        facts={[
          { label: t("form.url"), value: <span className="mono">{url}</span> },
          {
            label: t("form.events"),
            value: events.includes("*") ? t("form.all") : <span className="mono text-12">{events.join(", ")}</span>,
          },
        ]}
      />
      {!active && <p className="mt-3 text-13 text-ink-2">{t(webhook.stoppedBecause === "gone" ? "goneAbout" : "stoppedAbout")}</p>}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          icon={<Send />}
          pending={test.isPending}
          disabledReason={active ? null : t("stoppedTest")}
          onClick={() => test.mutate({ code })}
        >
          {t("test")}
        </Button>
        <Button icon={<Pencil />} onClick={() => setAsking("change")}>
          {t("change")}
        </Button>
        <Button icon={<KeyRound />} onClick={() => setAsking("rotate")}>
          {t("rotate")}
        </Button>
        <Button
          icon={active ? <Pause /> : <Play />}
          pending={put.isPending}
          onClick={() => put.mutate({ code, webhook: { url, events, active: !active } })}
        >
          {t(active ? "stop" : "start")}
        </Button>
        <Button variant="danger" icon={<Trash2 />} onClick={() => setAsking("remove")}>
          {t("remove")}
        </Button>
      </div>
      {asking === "change" && <WebhookDialog webhook={webhook} taken={[]} onClose={close} />}
      {asking === "rotate" && <RotateDialog code={code} onClose={close} />}
      <ConfirmDialog
        open={asking === "remove"}
        onOpenChange={close}
        title={t("removeTitle", { code })}
        description={t("removeAbout")}
        confirm={t("remove")}
        danger
        pending={remove.isPending}
        onConfirm={() => remove.mutate({ code })}
      />
    </Card>
  );
}
