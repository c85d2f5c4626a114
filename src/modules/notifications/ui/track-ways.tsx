import { translator } from "@/platform/i18n/translator";
import type { Step } from "../tracking/timeline";
import type { Reader } from "../tracking/words";
import { TrackTimeline } from "./track-timeline";

/** The way of each parcel; one alone needs no name. */
export function TrackWays({ ways, reader }: { ways: readonly { id: string; steps: readonly Step[] }[]; reader: Reader }) {
  const t = translator(reader.locale, "track");
  return (
    <div>
      {ways.map(({ id, steps }, index) => (
        <section key={id}>
          {ways.length > 1 && <h2 className="mb-3 text-14 font-semibold">{t("parcelOf", { index: index + 1, all: ways.length })}</h2>}
          <TrackTimeline steps={steps} reader={reader} />
        </section>
      ))}
    </div>
  );
}
