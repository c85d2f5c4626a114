"use client";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { type reasonOf, trpc } from "@/platform/trpc/react";
import { TextLink } from "@/ui/button-link";
import { RelativeTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { IconButton } from "@/ui/icon-button";
import { Status } from "@/ui/status";
import type { RunView } from "../../runs/run-queries";
import { stopLooks } from "./stop-looks";

type Props = {
  run: OverTheWire<RunView>;
  onDone: { onSettled: () => void; onError: (error: Parameters<typeof reasonOf>[0]) => void };
};

/** The stops of a run in the order in which they are driven, moved by buttons. */
export function RunStops({ run, onDone }: Props) {
  const t = useTranslations("shipping.runs");
  const { money, number } = useFormats();
  const needs = useNeeds("operator");
  const move = trpc.runs.move.useMutation(onDone);
  const remove = trpc.runs.remove.useMutation(onDone);
  const runId = run.id;
  if (run.stops.length === 0) return <p className="border-b border-line px-4 py-6 text-13 text-ink-2">{t("noStops")}</p>;
  return (
    <ol>
      {run.stops.map((stop, index) => {
        const fixed = needs ?? (stop.state === "waiting" ? null : { code: "run.stop_begun" });
        return (
          <li key={stop.id} className="flex items-start gap-3 border-b border-line px-4 py-2.5 text-13">
            <span className="w-5 shrink-0 pt-0.5 text-right font-semibold tabular-nums">{index + 1}</span>
            <div className="min-w-0 flex-1">
              <div className="[overflow-wrap:anywhere]">{stop.address || t("noAddress")}</div>
              <div className="flex flex-wrap gap-x-3 text-12 text-ink-3">
                <TextLink href={`/orders/${stop.orderId}`}>{stop.orderNumber}</TextLink>
                <span>{stop.name}</span>
                {stop.dueMinor > 0 && <span className="text-ink-2">{t("due", { sum: money(stop.dueMinor, stop.currency) })}</span>}
                {stop.collectedMinor !== null && <span>{t("collected", { sum: money(stop.collectedMinor, stop.currency) })}</span>}
                {stop.legKm !== null && <span className="tabular-nums">{t("leg", { km: number(stop.legKm, 1) })}</span>}
              </div>
              <div className="mt-1 flex flex-wrap items-center gap-x-3 text-12 text-ink-3">
                <Status {...stopLooks[stop.state]}>{stop.isOver ? t("over") : t(`state.${stop.state}`)}</Status>
                {stop.reason && <span>{t(`reason.${stop.reason as "other"}`)}</span>}
                {stop.actedAt && <RelativeTime at={stop.actedAt} />}
              </div>
            </div>
            {!needs && (
              <div className="flex shrink-0">
                <IconButton
                  size="sm"
                  label={t("earlier", { address: stop.address })}
                  icon={<ArrowUp />}
                  pending={move.isPending && move.variables.stopId === stop.id}
                  disabledReason={fixed ?? (index === 0 ? t("isFirst") : null)}
                  onClick={() => move.mutate({ runId, stopId: stop.id, by: -1 })}
                />
                <IconButton
                  size="sm"
                  label={t("later", { address: stop.address })}
                  icon={<ArrowDown />}
                  disabledReason={fixed ?? (index === run.stops.length - 1 ? t("isLast") : null)}
                  onClick={() => move.mutate({ runId, stopId: stop.id, by: 1 })}
                />
                <IconButton
                  size="sm"
                  label={t("takeOff", { address: stop.address })}
                  icon={<X />}
                  disabledReason={fixed}
                  onClick={() => remove.mutate({ runId, stopId: stop.id })}
                />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
