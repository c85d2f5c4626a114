import { nb } from "@/lib/no-break";
import { translator } from "@/platform/i18n/translator";
import { Picture } from "@/ui/picture";
import type { TrackedLine } from "../tracking/tracked-order";
import { amountWords, type Reader } from "../tracking/words";

type Props = { title: string; lines: readonly TrackedLine[]; weightGrams?: number | null; trackingNumber?: string | null; reader: Reader };

/** What lies in a parcel, by picture. */
export function TrackContents({ title, lines, weightGrams = null, trackingNumber = null, reader }: Props) {
  const t = translator(reader.locale, "track");
  if (lines.length === 0) return null;
  return (
    <section className="mb-4">
      <h2 className="mb-1.5 flex justify-between gap-3 text-14 font-semibold">
        {title}
        <span className="shrink-0 font-normal text-ink-3 tabular-nums">{amountWords({ lines, weightGrams }, reader)}</span>
      </h2>
      <ul>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike in all that is shown
          <li key={`${line.name} ${index}`} className="flex items-center gap-3 border-t border-line py-2.5 text-16">
            <Picture src={line.picture} size={56} />
            <span className="min-w-0 flex-1 break-words">{reader.locale === "ru" ? nb(line.name) : line.name}</span>
            <span className="shrink-0 text-14 text-ink-2 tabular-nums">{t("quantity", { count: line.quantity })}</span>
          </li>
        ))}
      </ul>
      {trackingNumber && (
        <p className="border-t border-line pt-2.5 text-14 text-ink-2">
          {t("number")} <span className="mono break-all text-ink">{trackingNumber}</span>
        </p>
      )}
    </section>
  );
}
