"use client";
import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/ui/date-time";

type Props = { position: { latitude: number | null; longitude: number | null; reportedAt: string | Date | null } };

/** Where the courier is who shares it; the link opens the map of one's own device. */
export function CourierPlace({ position: { latitude, longitude, reportedAt } }: Props) {
  const t = useTranslations("shipping.runs.place");
  const isKnown = latitude !== null && longitude !== null && reportedAt !== null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-4 py-2 text-12 text-ink-2">
      <MapPin aria-hidden="true" className="size-4 text-ink-3" />
      {isKnown ? (
        <>
          <a className="underline underline-offset-2" href={`geo:${latitude},${longitude}`}>
            {t("here", { place: `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` })}
          </a>
          <RelativeTime at={reportedAt} />
        </>
      ) : (
        t("waiting")
      )}
    </p>
  );
}
