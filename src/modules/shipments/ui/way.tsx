"use client";
import { useTranslations } from "next-intl";
import { DateTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { Timeline, type TimelineEntry } from "@/ui/timeline";
import type { Shipment } from "./shipment-row";
import { signOf } from "./tracking-badge";

/** The parcel's way, newest first, by days. */
export function Way({ events }: { events: Shipment["events"] }) {
  const t = useTranslations("shipping.page");
  const words = useTranslations("status.tracking");
  const { weekday } = useFormats();
  if (events.length === 0) return <p className="text-13 text-ink-2">{t("noEvents")}</p>;
  const days = new Map<string, TimelineEntry[]>();
  for (const event of events.toReversed()) {
    const day = weekday(event.occurredAt);
    const { icon, tone } = signOf(event.status);
    const entry: TimelineEntry = {
      id: `${event.status} ${event.occurredAt}`,
      time: <DateTime at={event.occurredAt} as="time" />,
      sign: icon,
      tone,
      text: (
        <>
          <span className="font-medium">{words(event.status)}</span>
          {event.location && <span className="text-ink-2">, {event.location}</span>}
          {event.status === "unknown" && event.code && <span className="mono text-ink-3"> {event.code}</span>}
        </>
      ),
      quote: event.note,
    };
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return <Timeline days={[...days].map(([day, entries]) => ({ id: day, label: day, entries }))} />;
}
