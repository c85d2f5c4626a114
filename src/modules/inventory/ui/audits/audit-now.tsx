"use client";
import { ScanSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { SmoothProgress } from "@/ui/progress-bar";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { AuditRow } from "./audits-list";

const everyMs = 700;

/** Begins an audit, and shows how far the one that runs is. */
export function AuditNow({ running, onEnd }: { running: AuditRow | null; onEnd: () => void }) {
  const t = useTranslations("inventory.audits");
  const why = useReasonText();
  const needs = useNeeds("operator");
  const utils = trpc.useUtils();
  const run = trpc.audits.run.useMutation({
    onSuccess: () => void utils.audits.invalidate(),
    onError: (error) => showToast({ title: why(reasonOf(error)) ?? t("failed"), tone: "warning" }),
  });
  const progress = trpc.audits.byId.useQuery(
    { auditId: running?.id ?? "" },
    {
      enabled: running !== null,
      refetchInterval: (query) => (query.state.data?.status === "running" || !query.state.data ? everyMs : false),
    },
  );
  const ended = progress.data && progress.data.status !== "running" ? progress.data.id : null;
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (!ended || told.current === ended) return;
    told.current = ended;
    onEnd();
  }, [ended, onEnd]);
  const { checked, checks } = progress.data ?? running ?? { checked: 0, checks: 1 };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3 max-md:px-4">
      <p className="min-w-0 grow basis-64 text-13 text-ink-2">{t("about")}</p>
      {running && !ended ? (
        <div className="w-60 max-md:w-full" aria-live="polite">
          <div className="mb-1 flex justify-between text-12 text-ink-3 tabular-nums">
            <span>{t("state.running")}</span>
            <span>{t("progress", { checked, checks })}</span>
          </div>
          <SmoothProgress value={checked} max={checks} label={t("state.running")} />
        </div>
      ) : (
        <Button variant="primary" icon={<ScanSearch />} disabledReason={needs} pending={run.isPending} onClick={() => run.mutate()}>
          {t("run")}
        </Button>
      )}
    </div>
  );
}
