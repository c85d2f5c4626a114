"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { SmoothProgress } from "@/ui/progress-bar";
import { showToast } from "@/ui/toast";
import { BulkRefusals } from "./bulk-refusals";
import type { OrderRow } from "./order-row";
import { type BulkOutcome, useBulk } from "./use-bulk";

type Props = {
  rows: readonly OrderRow[];
  title: string;
  description?: string;
  confirm: string;
  danger?: boolean;
  /** The toast when all went well. */
  doneText: (count: number) => string;
  act: (row: OrderRow) => Promise<unknown>;
  onClose: () => void;
  /** What stays selected: the refused ones. */
  onDone: (outcome: BulkOutcome) => void;
  children: ReactNode;
};

/** One question for many orders, then what was done and what was refused with its reason. */
export function BulkDialog({ rows, title, description, confirm, danger, doneText, act, onClose, onDone, children }: Props) {
  const t = useTranslations("orders.bulk");
  const ui = useTranslations("ui");
  const bulk = useBulk();
  // The selection shrinks to what was refused while this stands open; the question was about these.
  const [asked] = useState(rows);
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);
  const start = async () => {
    const result = await bulk.run(asked, act);
    onDone(result);
    if (result.refused.length > 0) return setOutcome(result);
    showToast({ title: doneText(result.done.length), tone: "success" });
    onClose();
  };
  if (outcome) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={t("partly", { done: outcome.done.length, all: asked.length })}
        footer={<Button onClick={onClose}>{ui("close")}</Button>}
      >
        <BulkRefusals refused={outcome.refused} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !bulk.progress && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose} disabledReason={bulk.progress ? t("running") : null}>
            {ui("cancel")}
          </Button>
          <Button
            variant="primary"
            pending={bulk.progress !== null}
            onClick={() => void start()}
            className={danger ? "bg-danger! text-surface! hover:brightness-90" : ""}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      {bulk.progress && (
        <div className="mt-3.5">
          <SmoothProgress value={bulk.progress.done} max={bulk.progress.of} label={t("running")} />
        </div>
      )}
    </Dialog>
  );
}
