"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { whyNotMove } from "../import-moves";
import type { ImportKind, ImportState } from "../kinds";

type Props = { row: { id: string; name: string; kind: ImportKind; state: ImportState; counts: { new: number; changed: number } } };

/** What may be done with an import as it stands: take it in, take it back, forget it. */
export function ImportActions({ row }: Props) {
  const t = useTranslations("files.actions");
  const reasonText = useReasonText();
  const router = useRouter();
  const utils = trpc.useUtils();
  const needsManager = useNeeds("manager");
  const [asked, setAsked] = useState<"undo" | "discard" | null>(null);
  const onError = (error: unknown) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" });
  const onSuccess = () => {
    setAsked(null);
    void utils.files.invalidate();
  };
  const commit = trpc.files.commit.useMutation({ onSuccess, onError });
  const undo = trpc.files.undo.useMutation({ onSuccess, onError });
  const discard = trpc.files.discard.useMutation({ onSuccess: () => router.push("/settings/files"), onError });
  const input = { importId: row.id };
  const may = (move: "commit" | "undo" | "discard") => needsManager ?? whyNotMove(move, row);
  const isOpen = row.state === "mapping" || row.state === "failed" || row.state === "checked";
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {row.state === "checked" && (
        <Button variant="primary" pending={commit.isPending} disabledReason={may("commit")} onClick={() => commit.mutate(input)}>
          {t("commit", { count: row.counts.new + row.counts.changed })}
        </Button>
      )}
      {row.state === "done" && (
        <Button disabledReason={may("undo")} onClick={() => setAsked("undo")}>
          {t("undo")}
        </Button>
      )}
      {row.state === "done" && row.kind === "settlements" && <ButtonLink href="/shipments/settlements">{t("toSettlements")}</ButtonLink>}
      {isOpen && (
        <Button variant="ghost" disabledReason={may("discard")} onClick={() => setAsked("discard")}>
          {t("discard")}
        </Button>
      )}
      <ConfirmDialog
        open={asked === "undo"}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t("undoTitle")}
        description={t(row.kind === "settlements" ? "undoSettlementsText" : "undoText")}
        confirm={t("undo")}
        danger
        pending={undo.isPending}
        onConfirm={() => undo.mutate(input)}
      />
      <ConfirmDialog
        open={asked === "discard"}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t("discardTitle")}
        description={t("discardText", { name: row.name })}
        confirm={t("discard")}
        danger
        pending={discard.isPending}
        onConfirm={() => discard.mutate(input)}
      />
    </div>
  );
}
