import type { ReactNode } from "react";
import { cx } from "./cx";
import { inkOf, type Tone } from "./tone";

export type TimelineEntry = {
  id: string;
  /** The time as shown, usually <DateTime at as="time" />. */
  time: ReactNode;
  /** A Glyph or a lucide icon. */
  sign: ReactNode;
  tone?: Tone;
  text: ReactNode;
  /** What someone wrote, set off by a rule. */
  quote?: ReactNode;
  glow?: boolean;
};

/** What happened, newest first, under the days they happened on. */
export function Timeline({ days }: { days: readonly { id: string; label: ReactNode; entries: readonly TimelineEntry[] }[] }) {
  return days.map((day) => (
    <section key={day.id} className="[&+section]:mt-2">
      <h3 className="mb-2 text-12 text-ink-3">{day.label}</h3>
      <ol>
        {day.entries.map((entry) => (
          <li
            key={entry.id}
            className={cx(
              "relative grid grid-cols-[52px_20px_minmax(0,1fr)] gap-x-2 rounded pb-3 text-13 before:absolute before:-bottom-px before:left-[69px] before:top-5 before:w-px before:bg-line-2 last:before:hidden",
              entry.glow && "animate-glow",
            )}
          >
            <span className="text-12/5 text-ink-3 tabular-nums">{entry.time}</span>
            <span className={cx("z-1 grid size-5 place-items-center [&_svg]:size-3.5", inkOf[entry.tone ?? "neutral"])}>{entry.sign}</span>
            <div className="min-w-0 [overflow-wrap:anywhere]">
              {entry.text}
              {entry.quote && <div className="mt-0.5 whitespace-pre-wrap border-l-2 border-line-2 pl-2.5 text-ink-2">{entry.quote}</div>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  ));
}
