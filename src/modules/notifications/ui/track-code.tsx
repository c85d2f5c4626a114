import { translator } from "@/platform/i18n/translator";
import type { TrackedPart } from "../tracking/tracked-order";
import type { Reader } from "../tracking/words";

/** What the buyer tells the shop's courier at the door; nothing where no code is asked for. */
export function TrackCode({ parts, reader }: { parts: readonly TrackedPart[]; reader: Reader }) {
  const t = translator(reader.locale, "track");
  const codes = [...new Set(parts.flatMap(({ shipment }) => shipment?.courierCode ?? []))];
  if (codes.length === 0) return null;
  return (
    <section className="mt-4 max-w-[560px] rounded-lg border border-line-2 p-4">
      <h2 className="text-16 font-semibold">{t("courierCode")}</h2>
      <p className="mono my-1 text-28 font-semibold tracking-[0.15em]">{codes.join(" · ")}</p>
      <p className="text-14 text-ink-2">{t("courierCodeText")}</p>
    </section>
  );
}
