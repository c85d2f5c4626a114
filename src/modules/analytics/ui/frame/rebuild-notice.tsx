"use client";
import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { useFormats } from "@/ui/formats-context";
import type { Figures } from "../../rollups/state-queries";

/** How far the figures in the making are; nothing when there are none. */
export function RebuildNotice({ figures }: { figures: Figures }) {
  const t = useTranslations("analytics.rebuild");
  const f = useFormats();
  if (!figures.building) return null;
  const { done, total } = figures.building;
  return (
    <Banner tone="info" icon={<RefreshCw />} title={t(figures.areThere ? "again" : "first")} className="mx-5 mt-4 max-md:mx-4">
      {t("progress", { done: f.number(done), total: f.number(total), percent: f.percent(total > 0 ? done / total : 1) })}
    </Banner>
  );
}

/** When the figures were counted from all orders, and for the owner a way to do it again. */
export function CountedAt({ figures, mayRebuild }: { figures: Figures; mayRebuild: boolean }) {
  const t = useTranslations("analytics.rebuild");
  const f = useFormats();
  const router = useRouter();
  const [asks, setAsks] = useState(false);
  const rebuild = trpc.analytics.rebuild.useMutation({
    onSuccess: () => {
      setAsks(false);
      router.refresh();
    },
  });
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 pb-6 text-12 text-ink-3 max-md:px-4">
      {t("days", { zone: f.timeZone })}
      {figures.builtAt && <span>{t("counted", { at: f.full(figures.builtAt) })}</span>}
      {mayRebuild && !figures.building && (
        <span className="print:hidden">
          <Button size="sm" variant="ghost" onClick={() => setAsks(true)}>
            {t("ask")}
          </Button>
          <ConfirmDialog
            open={asks}
            onOpenChange={setAsks}
            title={t("askTitle")}
            description={t("askText")}
            confirm={t("ask")}
            pending={rebuild.isPending}
            onConfirm={() => rebuild.mutate()}
          />
        </span>
      )}
    </p>
  );
}
