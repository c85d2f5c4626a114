"use client";
import { MapPinOff } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { DateTime } from "@/ui/date-time";
import { Dialog } from "@/ui/dialog";
import { EmptyState } from "@/ui/empty-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { SegmentedControl } from "@/ui/segmented-control";
import { Select } from "@/ui/select";
import { useDebounced } from "@/ui/use-debounced";
import type { PointsFound } from "../points/search-points";
import { PointRow } from "./point-row";

const PointMap = dynamic(() => import("@/ui/point-map").then((map) => map.PointMap), { ssr: false });

export type PointOnList = OverTheWire<PointsFound>["items"][number];

type Props = {
  carriers: readonly { code: string; name: string }[];
  carrier: string;
  near: { country: string; region: string; city: string; postalCode: string };
  weightGrams?: number;
  chosenCode: string | null;
  onChoose: (point: PointOnList & { carrier: string }) => void;
  onClose: () => void;
};

/** The points of a carrier in a town, the nearest first, with what decides between them: way, hours, limits, payment. */
export function PointDialog({ carriers, carrier: first, near, weightGrams, chosenCode, onChoose, onClose }: Props) {
  const t = useTranslations("shipping.points");
  const reasonText = useReasonText();
  const [carrier, setCarrier] = useState(first);
  const [city, setCity] = useState(near.city);
  const [q, setQ] = useState("");
  const [onMap, setOnMap] = useState(false);
  const [picked, setPicked] = useState<string | null>(chosenCode);
  const rows = useRef<HTMLUListElement>(null);
  // On a phone the map fills the sheet: what its mark has chosen comes into sight below it.
  useEffect(() => {
    if (onMap && picked) rows.current?.scrollIntoView({ block: "nearest" });
  }, [onMap, picked]);
  // Without the setting there is no map, and nothing of one is loaded.
  const map = trpc.shipments.deliverySettings.useQuery().data?.settings.map ?? null;
  const [place, words] = [useDebounced(city.trim(), 400), useDebounced(q.trim(), 200)];
  // Region and postal code belong to the town that the order names.
  const around = place === near.city.trim() ? { region: near.region || undefined, postalCode: near.postalCode || undefined } : {};
  const isAsked = carrier !== "" && (place !== "" || around.postalCode !== undefined);
  const points = trpc.shipments.points.useQuery(
    { carrier, country: near.country, city: place || undefined, ...around, weightGrams, q: words || undefined, limit: 60 },
    { enabled: isAsked, retry: false, placeholderData: (before) => before },
  );
  const found = isAsked && !points.error ? points.data : undefined;
  return (
    <Dialog open size="lg" onOpenChange={onClose} title={t("title")}>
      <div className="grid gap-3.5">
        <div className="grid gap-3.5 sm:grid-cols-3">
          <Field label={t("carrier")}>
            <Select value={carrier} onChange={setCarrier} options={carriers.map(({ code, name }) => ({ value: code, label: name }))} />
          </Field>
          <Field label={t("city")}>
            <Input value={city} maxLength={200} autoComplete="off" onChange={(event) => setCity(event.target.value)} />
          </Field>
          <Field label={t("search")}>
            <Input
              value={q}
              maxLength={100}
              autoComplete="off"
              placeholder={t("searchHint")}
              onChange={(event) => setQ(event.target.value)}
            />
          </Field>
        </div>
        {found?.isOld && (
          <Banner tone="warning" icon={<MapPinOff />} title={t("old")}>
            <DateTime at={found.askedAt} />
          </Banner>
        )}
        <div aria-live="polite" aria-busy={points.isFetching} className="min-h-60">
          {!isAsked && <p className="text-13 text-ink-2">{t("nameTown")}</p>}
          {isAsked && points.error && (
            <EmptyState icon={<MapPinOff />} title={t("notFound")}>
              {reasonText(reasonOf(points.error))}
            </EmptyState>
          )}
          {isAsked && points.isLoading && <p className="text-13 text-ink-2">{t("asking")}</p>}
          {found?.items.length === 0 && (
            <EmptyState icon={<MapPinOff />} title={t("notFound")}>
              {t("notFoundText")}
            </EmptyState>
          )}
          {found && found.items.length > 0 && (
            <>
              {map && (
                <div className="mb-3">
                  <SegmentedControl
                    label={t("show")}
                    value={onMap ? "map" : "list"}
                    options={[
                      { value: "list", label: t("list") },
                      { value: "map", label: t("map") },
                    ]}
                    onChange={(value) => setOnMap(value === "map")}
                  />
                </div>
              )}
              {map && onMap && (
                <div className="mb-3">
                  <PointMap {...map} label={t("map")} points={placedOf(found.items)} chosen={picked} onChoose={setPicked} />
                </div>
              )}
              <ul ref={rows} className="divide-y divide-line rounded border border-line empty:hidden">
                {found.items
                  .filter(({ code }) => !(map && onMap) || code === picked)
                  .map((point) => (
                    <PointRow
                      key={point.code}
                      point={point}
                      chosen={point.code === chosenCode}
                      onChoose={() => onChoose({ ...point, carrier: found.carrier })}
                    />
                  ))}
              </ul>
              {found.more > 0 && <p className="mt-2 text-12 text-ink-3">{t("more", { count: found.more })}</p>}
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** Those whose place is known; of the rest the list tells. */
const placedOf = (points: readonly PointOnList[]) =>
  points.flatMap(({ code, name, line1, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ code, name: `${name}, ${line1}`, latitude, longitude }],
  );
