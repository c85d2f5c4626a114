"use client";
import { PackageCheck, PackagePlus, StickyNote } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { FloorButton } from "@/ui/floor/floor-button";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { isMuted, mute } from "@/ui/floor/signals";
import { useScan } from "@/ui/floor/use-scan";
import { useReasonText } from "@/ui/reason-text";
import { packedOf, whyNotClosed } from "../packing-draft";
import { PackItems } from "./pack-items";
import type { Station } from "./packing-station";
import { ParcelCard } from "./parcel-card";
import type { FloorTask } from "./pick-task";
import { type FinishedParcels, usePacking } from "./use-packing";
import { VerdictBar } from "./verdict-bar";

type Props = {
  task: FloorTask;
  station: Station;
  /** The list that it came from. */
  back: string;
  /** Everything lies in its parcel: pack, choose the carrier, book, print. */
  onFinish: (parcels: FinishedParcels) => void;
  pending: boolean;
  failure: string | null;
  banner?: ReactNode;
  /** Which carrier, if not the one the rules choose. */
  carrier: ReactNode;
  /** The codes that the channel asks for, and whether a scan was one of them only. */
  codes: ReactNode;
  onScan: (code: string) => boolean;
};

/** Every unit is scanned once more, into its parcel. The last scan sends the parcel on its way. */
export function PackByScan({ task, station, back, onFinish, pending, failure, banner, carrier, codes, onScan }: Props) {
  const t = useTranslations("packing");
  const reasonText = useReasonText();
  const packing = usePacking({ task, station, onFinish, onScan });
  const scan = useScan(packing.take);
  const [muted, setMuted] = useState(false);
  useEffect(() => setMuted(isMuted()), []);
  const { draft, verdict, finished } = packing;

  const total = task.lines.reduce((sum, line) => sum + line.picked, 0);
  const done = task.lines.reduce((sum, line) => sum + packedOf(draft, line.id), 0);
  const open = draft.parcels.map((parcel, at) => whyNotClosed(parcel, at, task.lines, station.rules)).find(Boolean) ?? null;
  const said = done < total ? t("how") : open ? t("then", { what: reasonText(open) ?? "" }) : t(finished ? "allIn" : "how");
  const refusal = verdict?.kind === "refused" ? reasonText(verdict.why) : failure;
  return (
    <FloorScreen
      wide
      back={back}
      title={t("task", { number: task.number, warehouse: task.warehouseName })}
      note={t("buyer", { name: task.customerName })}
      progress={{ done, total, words: t("progress"), packing: true }}
      banner={banner}
      footer={
        <ScanButtons scan={scan}>
          {finished ? (
            <FloorButton look="ink" icon={<PackageCheck />} pending={pending} onClick={() => packing.finish(finished)}>
              {t("finish")}
            </FloorButton>
          ) : (
            <FloorButton icon={<PackagePlus />} onClick={packing.add}>
              {t("addParcel")}
            </FloorButton>
          )}
        </ScanButtons>
      }
    >
      {task.note && (
        <p className="mx-4 mt-2.5 flex gap-2.5 rounded-lg border-2 border-floor-ink px-3.5 py-2 text-16/5">
          <StickyNote aria-hidden="true" className="size-6 shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">{task.note}</span>
        </p>
      )}
      {refusal ? (
        <p
          role="alert"
          className="mx-4 mt-2.5 flex min-h-13 items-center rounded-lg bg-floor-no px-3.5 py-2 text-16/5 font-semibold text-floor-on"
        >
          {refusal}
        </p>
      ) : (
        <VerdictBar
          at="table"
          verdict={verdict}
          checking={pending}
          muted={muted}
          onMute={(next) => {
            mute(next);
            setMuted(next);
          }}
        />
      )}
      <p className="px-4 pt-2 text-14 text-floor-ink2">{said}</p>
      <div className="grid items-start gap-4 px-4 pb-4 pt-3 md:grid-cols-2">
        <div className="grid gap-3">
          {codes}
          <PackItems task={task} draft={draft} lastLineId={packing.lastLineId} />
        </div>
        <div className="grid gap-3">
          {draft.parcels.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a parcel is its place until it is packed
            <ParcelCard key={at} task={task} station={station} packing={packing} at={at} />
          ))}
          {carrier}
        </div>
      </div>
    </FloorScreen>
  );
}
