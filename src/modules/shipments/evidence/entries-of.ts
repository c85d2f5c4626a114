import { translator } from "@/platform/i18n/translator";
import type { EvidenceFolder } from "./load-folder";

/** One thing that happened to a parcel, and who did it. */
export type Entry = { at: Date; what: string; by: string };

type StepWord = Parameters<ReturnType<typeof translator<"documents.evidence.steps">>>[0];

/** The life of a parcel in one row: the shelf, the packing table, the booking, the carrier's events. */
export function entriesOf({ locale, view, shipment }: EvidenceFolder): Entry[] {
  const t = translator(locale, "documents.evidence");
  const step = translator(locale, "documents.evidence.steps");
  const status = translator(locale, "status.tracking");
  const entries: Entry[] = [
    ...view.picked.map(({ at, by, sku, units }) => ({ at, by, what: t("pickedUnit", { sku, units }) })),
    ...view.steps.map(({ type, at, by }) => ({ at, by, what: step(type.replace("fulfilment.", "") as StepWord) })),
  ];
  if (shipment) {
    const { carrierName, bookedAt, events } = shipment;
    if (bookedAt) entries.push({ at: bookedAt, by: carrierName, what: t("booked") });
    for (const event of events) {
      const words = [status(event.status), event.location, event.note].filter(Boolean);
      entries.push({ at: event.occurredAt, by: carrierName, what: words.join(", ") });
    }
  }
  return entries.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
