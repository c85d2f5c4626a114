"use client";
import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { useFormats } from "@/ui/formats-context";
import { SmoothProgress } from "@/ui/progress-bar";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { Run } from "./forecast-row";

const everyMs = 1_000;

/** When everything was last forecast and how well, how far a forecast is that is being made, and the button that begins one. */
export function RunBar({ first, onEnd }: { first: Run | null; onEnd: () => void }) {
  const t = useTranslations("forecast.run");
  const why = useReasonText();
  const needs = useNeeds("operator");
  const { number, short } = useFormats();
  const run = trpc.forecasts.lastRun.useQuery(undefined, {
    initialData: first,
    refetchInterval: ({ state }) => (state.data?.status === "running" ? everyMs : false),
  });
  useLiveQuery("forecast", () => void run.refetch());
  const request = trpc.forecasts.request.useMutation({
    onSuccess: () => void run.refetch(),
    onError: (error) => showToast({ title: why(reasonOf(error)) ?? t("failed"), tone: "warning", group: "forecast-run" }),
  });
  const last = run.data;
  const wasRunning = useRef(first?.status === "running");
  useEffect(() => {
    if (wasRunning.current && last?.status === "done") onEnd();
    wasRunning.current = last?.status === "running";
  }, [last?.status, onEnd]);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3 max-md:px-4">
      <p className="min-w-0 grow basis-64 text-13 text-ink-2">
        {last?.status === "done" && last.finishedAt
          ? t("done", { at: short(last.finishedAt), count: last.forecast, products: last.products })
          : t(last?.status === "failed" ? "failedText" : "about")}
        {last?.status === "done" && last.mase !== null && last.maseSeasonal !== null && (
          <span className="block text-12 text-ink-3">
            {t("error", { error: number(last.mase, 2), naive: number(last.maseSeasonal, 2), count: last.tested })}
          </span>
        )}
      </p>
      {last?.status === "running" ? (
        <div className="w-60 max-md:w-full" aria-live="polite">
          <div className="mb-1 flex justify-between text-12 text-ink-3 tabular-nums">
            <span>{t("running")}</span>
            <span>{t("progress", { done: last.done, products: last.products })}</span>
          </div>
          <SmoothProgress value={last.done} max={Math.max(1, last.products)} label={t("running")} />
        </div>
      ) : (
        <Button
          variant={last ? "default" : "primary"}
          icon={<Sparkles />}
          disabledReason={needs}
          pending={request.isPending}
          onClick={() => request.mutate()}
        >
          {t("request")}
        </Button>
      )}
    </div>
  );
}
