"use client";
import { Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { EmptyState } from "@/ui/empty-state";
import { SmoothProgress } from "@/ui/progress-bar";
import { type Explained, useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { auditById } from "../../audit/audit-queries";
import { BreachTable } from "./breach-table";

type Audit = OverTheWire<Awaited<ReturnType<typeof auditById>>>;

/** One audit: its progress while it runs, then what it found and the way to put it right. */
export function AuditView({ first }: { first: Audit }) {
  const t = useTranslations("inventory.audits");
  const query = trpc.audits.byId.useQuery(
    { auditId: first.id },
    { initialData: first, refetchInterval: ({ state }) => (state.data?.status === "running" ? 700 : false) },
  );
  useLiveQuery("stock", () => void query.refetch());
  const audit = query.data;
  if (audit.status === "running")
    return (
      <Card padded title={t("state.running")}>
        <SmoothProgress value={audit.checked} max={audit.checks} label={t("state.running")} />
        <p className="mt-2 text-13 text-ink-3 tabular-nums">{t("progress", { checked: audit.checked, checks: audit.checks })}</p>
      </Card>
    );
  if (audit.status === "failed") return <EmptyState title={t("state.failed")}>{t("failedText")}</EmptyState>;
  if (audit.found === 0)
    return <EmptyState title={t("state.clean")}>{t("cleanText", { levels: audit.levels, checks: audit.checks })}</EmptyState>;
  return (
    <Card
      title={t("breaches")}
      note={audit.found > audit.breaches.length ? t("firstOf", { count: audit.breaches.length, found: audit.found }) : audit.found}
      actions={audit.repairedAt ? undefined : <RepairButton audit={audit} onDone={() => void query.refetch()} />}
    >
      <BreachTable breaches={audit.breaches} repaired={audit.repair?.breaches ?? null} />
    </Card>
  );
}

/** Shows what a repair would write, and does it after a yes. */
function RepairButton({ audit, onDone }: { audit: Audit; onDone: () => void }) {
  const t = useTranslations("inventory.audits");
  const why = useReasonText();
  const needs = useNeeds("manager");
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<Explained>(null);
  const utils = trpc.useUtils();
  const repair = trpc.audits.repair.useMutation({
    onSuccess: ({ movements, breaches }) => {
      const left = breaches.filter(({ outcome }) => outcome === "person").length;
      setAsking(false);
      showToast({
        title: t("repair.done", { movements }),
        text: left > 0 ? t("repair.left", { count: left }) : undefined,
        tone: left > 0 ? "warning" : "success",
      });
      void utils.inventory.invalidate();
      onDone();
    },
    onError: (error) => setRefused(reasonOf(error)),
  });
  const fixable = audit.breaches.filter(({ proposal }) => proposal !== null).length;
  const person = audit.breaches.length - fixable;
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        icon={<Wrench />}
        disabledReason={needs ?? (fixable === 0 ? t("repair.nothing") : null)}
        onClick={() => setAsking(true)}
      >
        {t("repair.action", { count: fixable })}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("repair.title", { count: fixable })}
        description={t("repair.text")}
        confirm={t("repair.confirm")}
        cancel={t("repair.keep")}
        pending={repair.isPending}
        onConfirm={() => repair.mutate({ auditId: audit.id })}
      >
        {person > 0 && <p className="text-13 text-ink-2">{t("repair.left", { count: person })}</p>}
        {refused && (
          <p role="alert" className="text-13 text-danger">
            {why(refused)}
          </p>
        )}
      </ConfirmDialog>
    </>
  );
}
