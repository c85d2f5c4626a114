"use client";
import { PackageOpen, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { cx } from "@/ui/cx";
import { IconButton } from "@/ui/icon-button";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { isComplete, unitsIn } from "../packing-draft";
import { BoxFields } from "./box-fields";
import { BoxHint } from "./box-hint";
import type { Station } from "./packing-station";
import { ParcelPhotos } from "./parcel-photos";
import type { FloorTask } from "./pick-task";
import type { Packing } from "./use-packing";
import { WeightField } from "./weight-field";

type Props = { task: FloorTask; station: Station; packing: Packing; at: number };

/** One parcel: scans go into the open one. What lies in it can be taken out again, until it is packed. */
export function ParcelCard({ task, station, packing, at }: Props) {
  const t = useTranslations("packing");
  const reasonText = useReasonText();
  const drop = trpc.packing.dropPhoto.useMutation({
    onSuccess: (_, { parcelPhotoId }) => changePhotos((photos) => photos.filter((id) => id !== parcelPhotoId)),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  const changePhotos = (how: (photos: string[]) => string[]) => packing.change(at, (before) => ({ ...before, photos: how(before.photos) }));
  const parcel = packing.draft.parcels[at];
  if (!parcel) return null;
  const open = packing.draft.active === at;
  const units = unitsIn(parcel);
  const inside = task.lines.filter((line) => (parcel.units[line.id] ?? 0) > 0);
  const { finished } = packing;
  return (
    <section
      aria-label={t("parcel", { position: at + 1 })}
      className={cx("rounded-lg border-2 p-3.5", open ? "border-floor-ink" : "border-floor-line/45")}
    >
      <header className="flex items-center gap-2">
        <button
          type="button"
          aria-pressed={open}
          onClick={() => packing.open(at)}
          className="flex min-h-12 flex-1 items-center gap-2 rounded text-left text-16 font-semibold focus-visible:outline-floor-ink"
        >
          <PackageOpen aria-hidden="true" className="size-6" />
          {t("parcel", { position: at + 1 })}
          <span className="text-14 font-normal text-floor-ink2 tabular-nums">{t("units", { units })}</span>
          {open && packing.draft.parcels.length > 1 && <span className="ml-auto text-14 font-medium text-floor-act">{t("open")}</span>}
        </button>
        {packing.draft.parcels.length > 1 && (
          <IconButton
            label={t("removeParcel", { position: at + 1 })}
            icon={<Trash2 />}
            disabledReason={units > 0 ? reason("packing.parcel_not_empty") : null}
            onClick={() => packing.remove(at)}
          />
        )}
      </header>
      {inside.length > 0 && (
        <ul className="mb-2 border-t border-floor-line/45">
          {inside.map((line) => (
            <li key={line.id} className="flex items-center gap-2 border-b border-floor-line/45 py-1 text-14">
              <span className="min-w-0 flex-1 truncate">{line.name}</span>
              <span className="font-semibold tabular-nums">×{parcel.units[line.id]}</span>
              <IconButton size="sm" label={t("takeOut", { sku: line.sku })} icon={<Undo2 />} onClick={() => packing.takeOut(at, line.id)} />
            </li>
          ))}
        </ul>
      )}
      <div className="grid gap-3">
        <BoxHint station={station} at={at} box={parcel.box} onTake={(box) => packing.change(at, (before) => ({ ...before, box }))} />
        <BoxFields box={parcel.box} house={station.boxes} onChange={(box) => packing.change(at, (before) => ({ ...before, box }))} />
        <WeightField
          parcel={parcel}
          lines={task.lines}
          rules={station.rules}
          wanted={isComplete(packing.draft, task.lines)}
          onChange={(weighedGrams) => packing.change(at, (before) => ({ ...before, weighedGrams, weightWhy: null }))}
          onWhy={(weightWhy) => packing.change(at, (before) => ({ ...before, weightWhy }))}
          onEnter={() => finished && packing.finish(finished)}
        />
        <ParcelPhotos
          fulfilmentId={task.id}
          parcel={{ key: parcel.key, position: at + 1, photos: parcel.photos }}
          onAdded={(id) => changePhotos((photos) => [...photos, id])}
          onDrop={(parcelPhotoId) => drop.mutate({ fulfilmentId: task.id, parcelPhotoId })}
        />
      </div>
    </section>
  );
}
