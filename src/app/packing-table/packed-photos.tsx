"use client";
import { useTranslations } from "next-intl";
import { ParcelPhotos } from "@/modules/fulfilment/ui/parcel-photos";
import type { FloorTask } from "@/modules/fulfilment/ui/pick-task";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";

/** Photos of parcels that are closed and still stand on the table. */
export function PackedPhotos({ task, open }: { task: FloorTask; open: boolean }) {
  const t = useTranslations("packing.photos");
  const fulfilmentId = task.id;
  const query = trpc.packing.evidence.useQuery({ fulfilmentId });
  useLiveQuery(["fulfilment"], () => void query.refetch(), task.orderId);
  const parcels = (query.data?.parcels ?? []).flatMap(({ key, position, photos }) => (key ? [{ key, position, photos }] : []));
  if (parcels.length === 0 || !open) return null;
  return (
    <section aria-label={t("label")} className="grid gap-3">
      {parcels.map(({ key, position, photos }) => (
        <div key={key} className="grid gap-1.5">
          <h3 className="text-13 text-ink-2">{t("title", { position })}</h3>
          <ParcelPhotos
            fulfilmentId={fulfilmentId}
            parcel={{ key, position, photos: photos.map(({ id }) => id) }}
            onAdded={() => void query.refetch()}
          />
        </div>
      ))}
    </section>
  );
}
