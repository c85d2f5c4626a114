"use client";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";

/** Takes in again all that failed, once there is something that did. */
export function ReplayFailed({ code, onQueued }: { code: string; onQueued: () => void }) {
  const t = useTranslations("channels.intake");
  const reasonText = useReasonText();
  const needsOperator = useNeeds("operator");
  const failed = trpc.intake.list.useQuery({ code, status: "failed", limit: 1 });
  useLiveQuery("intake", () => void failed.refetch());
  const replay = trpc.intake.replayFailed.useMutation({
    onSuccess: ({ queued }) => {
      showToast({ title: t("replayedAll", { count: queued }), tone: "success" });
      onQueued();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  if (!failed.data || failed.data.items.length === 0) return null;
  return (
    <Button
      size="sm"
      icon={<RotateCcw />}
      pending={replay.isPending}
      disabledReason={needsOperator}
      onClick={() => replay.mutate({ code })}
    >
      {t("replayAll")}
    </Button>
  );
}
