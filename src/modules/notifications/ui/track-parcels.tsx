import { money } from "@/lib/formats";
import { translator } from "@/platform/i18n/translator";
import type { TrackedLine, TrackedPart } from "../tracking/tracked-order";
import type { Reader } from "../tracking/words";
import { TrackContents } from "./track-contents";

type Props = {
  parts: readonly TrackedPart[];
  waiting: readonly TrackedLine[];
  total: { minor: number; currency: string } | null;
  reader: Reader;
};

/** What each parcel holds, what comes later, and the sum where the shop shows prices. */
export function TrackParcels({ parts, waiting, total, reader }: Props) {
  const t = translator(reader.locale, "track");
  const titleOf = (part: TrackedPart, index: number) => {
    if (parts.length > 1) return t("parcelOf", { index: index + 1, all: parts.length });
    return t(part.packedAt ? "parcel" : "goods");
  };
  return (
    <>
      {parts.map((part, index) => (
        <TrackContents
          key={part.id}
          title={titleOf(part, index)}
          lines={part.lines}
          weightGrams={part.weightGrams}
          trackingNumber={part.shipment?.trackingNumber}
          reader={reader}
        />
      ))}
      <TrackContents title={t(parts.length > 0 ? "waiting" : "goods")} lines={waiting} reader={reader} />
      {total && (
        <p className="mb-4 flex justify-between border-t border-line pt-2.5 text-16 font-semibold tabular-nums">
          {t("total")} <span>{money(total.minor, total.currency, reader.locale)}</span>
        </p>
      )}
    </>
  );
}
