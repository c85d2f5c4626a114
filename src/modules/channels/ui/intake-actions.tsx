"use client";
import { FileJson, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { IconButton } from "@/ui/icon-button";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { IntakeRow } from "./intake-log";

export type IntakeActs = { code: string; onOpen: (row: IntakeRow) => void; onReplayed: () => void };

/** What can be done with a delivery: look into it, take it in again. */
export function IntakeActions({ row, code, onOpen, onReplayed }: IntakeActs & { row: IntakeRow }) {
  const t = useTranslations("channels.intake");
  const reasonText = useReasonText();
  const needsOperator = useNeeds("operator");
  const replay = trpc.intake.replay.useMutation({
    onSuccess: ({ status, reason }) => {
      showToast({
        title: t(`replayed.${status}`),
        text: reasonText(reason) ?? undefined,
        tone: status === "accepted" ? "success" : "info",
      });
      onReplayed();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  return (
    <span className="flex shrink-0 justify-end">
      <IconButton size="sm" label={t("open")} icon={<FileJson />} disabledReason={needsOperator} onClick={() => onOpen(row)} />
      <IconButton
        size="sm"
        label={t("replay")}
        icon={<RotateCcw />}
        pending={replay.isPending}
        disabledReason={needsOperator}
        onClick={() => replay.mutate({ code, intakeId: row.id })}
      />
    </span>
  );
}
