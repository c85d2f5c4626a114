"use client";
import { FileDown, FolderOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { buttonLook } from "@/ui/button-look";
import { DateTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { Card } from "@/ui/section";
import type { EvidenceView } from "../packing/evidence-queries";
import { evidenceAddress, photoAddress } from "./papers";

type Parcel = OverTheWire<EvidenceView>["parcels"][number];
type Props = { fulfilmentId: string; orderId: string };

/** How each parcel was packed: weight, packer, scans and photos; the whole folder as a paper for a claim. */
export function EvidenceCard({ fulfilmentId, orderId }: Props) {
  const t = useTranslations("packing.evidence");
  const query = trpc.packing.evidence.useQuery({ fulfilmentId });
  useLiveQuery(["fulfilment"], () => void query.refetch(), orderId);
  const parcels = query.data?.parcels ?? [];
  if (parcels.length === 0) return null;
  return (
    <Card icon={<FolderOpen />} title={t("title")} padded>
      <ul className="grid gap-5 text-13">
        {parcels.map((parcel) => (
          <ParcelFolder key={parcel.position} fulfilmentId={fulfilmentId} parcel={parcel} />
        ))}
      </ul>
    </Card>
  );
}

function ParcelFolder({ fulfilmentId, parcel }: { fulfilmentId: string; parcel: Parcel }) {
  const t = useTranslations("packing.evidence");
  const { number } = useFormats();
  const kg = (grams: number) => number(grams / 1000, 3);
  const { expectedGrams, weightWhy, scans, photos } = parcel;
  return (
    <li className="grid gap-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b className="font-medium">{t("parcel", { position: parcel.position })}</b>
        {parcel.box && <span>{parcel.box.name}</span>}
        <span className="text-ink-2 tabular-nums">
          {t(parcel.weighed ? "weighed" : "reckoned", { kg: kg(parcel.weightGrams) })}
          {expectedGrams !== null && parcel.weighed && `, ${t("expected", { kg: kg(expectedGrams) })}`}
        </span>
        <a
          href={evidenceAddress(fulfilmentId, parcel.position)}
          target="_blank"
          rel="noreferrer"
          className={buttonLook({ size: "sm", variant: "ghost", className: "ml-auto" })}
        >
          <FileDown aria-hidden="true" />
          {t("folder")}
        </a>
      </div>
      {weightWhy && <p className="text-ink-2 [overflow-wrap:anywhere]">{t("why", { why: weightWhy })}</p>}
      {parcel.packedAt && (
        <p className="text-12 text-ink-3">
          {t.rich("packed", { by: parcel.by ?? "", at: () => <DateTime at={parcel.packedAt ?? ""} as="short" /> })}
        </p>
      )}
      {photos.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {photos.map((photo, at) => (
            <li key={photo.id}>
              <a href={photoAddress(fulfilmentId, photo.id)} target="_blank" rel="noreferrer">
                {/* biome-ignore lint/performance/noImgElement: private photos go by our own route, not by Next's optimizer */}
                <img
                  src={photoAddress(fulfilmentId, photo.id)}
                  alt={t("photo", { at: at + 1, by: photo.by })}
                  className="size-24 rounded border border-line object-cover"
                  loading="lazy"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {scans.length > 0 && (
        <details>
          <summary className="min-h-8 cursor-pointer py-1 text-ink-2">{t("scans", { scans: scans.length })}</summary>
          <ul className="mt-1 grid max-h-60 gap-0.5 overflow-y-auto">
            {scans.map((scan, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: scans are known by their place
              <li key={at} className="flex flex-wrap gap-x-3">
                <DateTime at={scan.at} as="time" />
                <span className="mono">{scan.sku ?? "—"}</span>
                <span className="mono truncate text-ink-3">{scan.code}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
