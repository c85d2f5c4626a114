"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { SmoothProgress } from "@/ui/progress-bar";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { BulkCommand } from "../bulk/bulk-command";
import type { StartBulk } from "../commands/start-bulk";
import { BulkRefusals } from "./bulk-refusals";
import { watchedRuns } from "./watched-runs";

type Props = {
  orders: StartBulk["orders"];
  title: string;
  description?: string;
  confirm: string;
  danger?: boolean;
  /** Why it cannot begin yet. */
  refused?: string | null;
  /** The toast when all went well. */
  doneText: (count: number) => string;
  command: () => BulkCommand;
  onClose: () => void;
  /** What stays selected: the refused ones. */
  onDone: (refusedIds: string[]) => void;
  children?: ReactNode;
};

/**
 * One question for many orders, then what was done and what was refused with its reason. The server does the work: closing
 * the dialog stops nothing.
 */
export function BulkDialog({ orders, title, description, confirm, danger, refused, doneText, command, onClose, onDone, children }: Props) {
  const t = useTranslations("orders.bulk");
  const ui = useTranslations("ui");
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  // The selection shrinks to what was refused while this stands open; the question was about these.
  const [asked] = useState(orders);
  const start = trpc.bulk.start.useMutation({
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  const runId = start.data?.id;
  const run = trpc.bulk.byId.useQuery(
    { id: runId ?? "" },
    { enabled: runId !== undefined, refetchInterval: (q) => !q.state.data?.finishedAt && 1_000 },
  );
  useEffect(() => {
    if (runId === undefined) return;
    watchedRuns.add(runId);
    return () => void watchedRuns.delete(runId);
  }, [runId]);
  useLiveQuery("bulk", () => runId && utils.bulk.byId.invalidate({ id: runId }), runId);

  const outcome = run.data?.finishedAt ? run.data : null;
  const finish = useEffectEvent((ended: NonNullable<typeof outcome>) => {
    onDone(ended.refusals.map((refusal) => refusal.orderId));
    if (ended.refused > 0) return;
    showToast({ title: doneText(ended.done), tone: "success", group: `bulk:${ended.id}` });
    onClose();
  });
  useEffect(() => {
    if (outcome) finish(outcome);
  }, [outcome]);

  if (outcome) {
    const rest = outcome.refused - outcome.refusals.length;
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={t("partly", { done: outcome.done, all: outcome.total })}
        footer={<Button onClick={onClose}>{ui("close")}</Button>}
      >
        <BulkRefusals refused={outcome.refusals} />
        {rest > 0 && <p className="mt-2 text-13 text-ink-2">{t("more", { count: rest })}</p>}
      </Dialog>
    );
  }
  const running = start.isPending || runId !== undefined;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{running ? t("goOn") : ui("cancel")}</Button>
          <Button
            variant="primary"
            pending={running}
            disabledReason={refused}
            onClick={() => start.mutate({ do: command(), orders: asked })}
            className={danger ? "bg-danger! text-surface! hover:brightness-90" : ""}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      {running && (
        <div className="mt-3.5">
          <SmoothProgress value={(run.data?.done ?? 0) + (run.data?.refused ?? 0)} max={start.data?.total ?? 1} label={t("running")} />
        </div>
      )}
    </Dialog>
  );
}
