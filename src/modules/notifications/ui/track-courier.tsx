import { translator } from "@/platform/i18n/translator";
import type { TrackedPart } from "../tracking/tracked-order";
import type { Reader } from "../tracking/words";

/** How far the shop's courier is, where he shares it: stops before this one, and roughly how many kilometres. Read anew each minute. */
export function TrackCourier({ parts, reader }: { parts: readonly TrackedPart[]; reader: Reader }) {
  const t = translator(reader.locale, "track");
  const away = parts.flatMap(({ shipment }) => shipment?.courierAway ?? []);
  if (away.length === 0) return null;
  return (
    <section data-again="60" className="mt-4 max-w-[560px] rounded-lg border border-line-2 p-4">
      <h2 className="text-16 font-semibold">{t("courierAway")}</h2>
      {away.map(({ km, stops }, index) => (
        // Parcels of one order have no other name here.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is read as a whole each time
        <p key={index} className="text-16">
          {t("courierStops", { stops })}
          {km !== null && <> {t("courierKm", { km })}</>}
        </p>
      ))}
    </section>
  );
}
