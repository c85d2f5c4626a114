"use client";
import { Check, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { nb } from "@/lib/no-break";
import { FloorButton } from "@/ui/floor/floor-button";
import { FloorNumber } from "@/ui/floor/floor-number";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { TextLine } from "./text-line";
import { useCountBin } from "./use-count-bin";
import { VerdictBanner } from "./verdict-banner";

type Props = {
  warehouse: string;
  count: { id: string; number: number };
  task: { id: string; bin: string | null; round: number; asked: readonly string[] | null };
  onDone: (again: boolean) => void;
  onRelease: () => void;
};

/** One bin, blind: every unit is scanned, or a few are scanned and the rest is typed. Nobody sees what the books say. */
export function CountBinScreen({ warehouse, count, task, onDone, onRelease }: Props) {
  const t = useTranslations("stockroom.count");
  const { bin, round, asked } = task;
  const session = useCountBin(warehouse, { taskId: task.id, bin, round, asked }, onDone);
  const [sure, setSure] = useState(false);
  const { lines } = session;
  const finish = () => (lines.length === 0 && !sure ? setSure(true) : void session.finish());
  return (
    <FloorScreen
      back="/floor/count"
      title={bin ?? t("noBin")}
      note={t(round > 1 ? "againNote" : "blindNote", { number: count.number })}
      footer={
        <div className="grid gap-2">
          <FloorButton look="act" className="min-h-16!" icon={<Check />} pending={session.pending} onClick={finish}>
            {lines.length > 0 ? t("finish") : t(sure ? "surelyEmpty" : "empty")}
          </FloorButton>
          <ScanButtons scan={session.scan}>
            <FloorButton onClick={onRelease}>{t("release")}</FloorButton>
          </ScanButtons>
        </div>
      }
    >
      <VerdictBanner
        verdict={session.verdict}
        ready={{ title: t("ready"), text: asked ? t("onlyThese", { skus: asked.join(", ") }) : t("readyText") }}
      />
      <ul className="grid gap-4 px-4 pb-4 pt-4">
        {lines.map((line, index) => (
          <li key={`${line.code} ${line.lot} ${line.units}`} className="rounded-lg border-2 border-floor-line p-3">
            <div className="mb-2 flex items-start gap-2">
              <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                <span className="block text-16/5 font-semibold">{line.name ? nb(line.name) : line.code}</span>
                <span className="font-mono text-14">{line.sku ?? t("unread")}</span>
              </p>
              <button
                type="button"
                aria-label={t("remove", { sku: line.sku ?? line.code })}
                onClick={() => session.remove(index)}
                className="grid size-12 shrink-0 place-items-center rounded focus-visible:outline-floor-ink [&_svg]:size-6"
              >
                <Trash2 aria-hidden="true" />
              </button>
            </div>
            {line.serials ? (
              <p className="font-mono text-16 [overflow-wrap:anywhere]">{line.serials.join(", ")}</p>
            ) : (
              <FloorNumber
                label={line.units > 1 ? t("boxes", { units: line.units }) : t("units")}
                value={line.times}
                onChange={(times) => session.change(index, { times })}
              />
            )}
            {line.tracksLots && (
              <div className="mt-2 flex gap-2">
                <TextLine label={t("lot")} mono value={line.lot} onChange={(lot) => session.change(index, { lot })} />
                <TextLine
                  label={t("expiresOn")}
                  type="date"
                  value={line.expiresOn}
                  onChange={(expiresOn) => session.change(index, { expiresOn })}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </FloorScreen>
  );
}
