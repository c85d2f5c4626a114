"use client";
import { Check, QrCode, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "@/ui/cx";
import { codesOf } from "../marking";
import type { Marking } from "./use-marking";

const knownKinds = ["mark", "cis", "sgtin", "uin", "imei", "gtin"];
const groupSeparator = "\u001d";

/** Which units still need their codes; a line that is touched takes the next scans for itself. */
export function MarkingPanel({ marking: { lines, held, chosen, choose, drop } }: { marking: Marking }) {
  const t = useTranslations("packing.codes");
  if (lines.length === 0) return null;
  return (
    <section aria-label={t("title")} className="grid gap-2 rounded-lg border-2 border-floor-ink p-2.5">
      <h2 className="flex items-center gap-2 text-16/5 font-semibold">
        <QrCode aria-hidden="true" className="size-6" />
        {t("title")}
      </h2>
      <p className="text-14 text-floor-ink2">{t("how")}</p>
      {lines.map((line) => {
        const own = held.filter(({ orderLineId }) => orderLineId === line.orderLineId);
        const full = own.length >= codesOf(line);
        const isChosen = chosen === line.orderLineId;
        return (
          <div
            key={line.orderLineId}
            className={cx("grid gap-1.5 rounded-lg border-2 p-2", full ? "border-floor-ok bg-floor-ok-bg" : "border-floor-line/45")}
          >
            <button
              type="button"
              aria-pressed={isChosen}
              aria-disabled={full || undefined}
              aria-label={t("choose", { sku: line.sku })}
              onClick={() => !full && choose(line.orderLineId)}
              className={cx(
                "flex min-h-12 items-center gap-3 rounded text-left focus-visible:outline-floor-ink",
                isChosen && "bg-floor-panel px-2",
              )}
            >
              <span className="min-w-0 flex-1">
                <span className="line-clamp-2 text-16/5 font-semibold">{isChosen ? t("listening", { sku: line.sku }) : line.name}</span>
                <span className="block truncate text-14 text-floor-ink2">
                  <span className="font-mono">{line.sku}</span>
                  {", "}
                  {line.kinds.map((kind) => t("kind", { kind: knownKinds.includes(kind) ? kind : "other" })).join(", ")}
                </span>
              </span>
              <span
                className={cx("flex items-center gap-1.5 whitespace-nowrap text-20 font-semibold tabular-nums", full && "text-floor-ok")}
              >
                {full && <Check aria-hidden="true" className="size-6 stroke-3" />}
                {t("of", { held: own.length, codes: codesOf(line) })}
              </span>
            </button>
            {own.map(({ id, code }) => {
              const shown = code.replaceAll(groupSeparator, " GS ");
              return (
                <span key={id} className="flex items-center gap-2">
                  <span className="min-w-0 flex-1 truncate font-mono text-14">{shown}</span>
                  <button
                    type="button"
                    aria-label={t("drop", { code: shown })}
                    onClick={() => drop(id)}
                    className="grid size-12 shrink-0 place-items-center rounded-lg border-2 border-floor-line focus-visible:outline-floor-ink"
                  >
                    <X aria-hidden="true" className="size-5" />
                  </button>
                </span>
              );
            })}
          </div>
        );
      })}
    </section>
  );
}
