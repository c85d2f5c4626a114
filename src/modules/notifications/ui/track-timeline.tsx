import { translator } from "@/platform/i18n/translator";
import { cx } from "@/ui/cx";
import type { Step } from "../tracking/timeline";
import { type Reader, stepTime } from "../tracking/words";

/** The way of a parcel, newest first, with places and times. */
export function TrackTimeline({ steps, reader }: { steps: readonly Step[]; reader: Reader }) {
  const t = translator(reader.locale, "track");
  const isOver = steps[0]?.state === "done";
  return (
    <ol aria-label={t("way")} className="text-16">
      {steps.map((step) => (
        <li
          key={`${step.step} ${step.at?.getTime() ?? ""}`}
          data-state={step.state}
          aria-current={step.state === "current" ? "step" : undefined}
          className="track-step relative grid grid-cols-[24px_minmax(0,1fr)_auto] gap-x-3 pb-5"
        >
          <span aria-hidden="true" className="z-1 grid size-6 place-items-center bg-surface text-(--brand-ink)">
            <Mark state={step.state} />
          </span>
          <div className="min-w-0 break-words">
            <div className={cx(step.state === "ahead" ? "text-ink-2" : step.state === "current" ? "font-semibold" : "font-medium")}>
              {t(`step.${step.step}`)}
            </div>
            {step.place && <div className="text-14 text-ink-2">{step.place}</div>}
          </div>
          <span className="max-w-[42vw] text-right text-14 leading-6 text-ink-2 tabular-nums">{stepTime(step, reader, isOver)}</span>
        </li>
      ))}
    </ol>
  );
}

function Mark({ state }: { state: Step["state"] }) {
  if (state === "ahead") {
    return (
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="var(--field)" strokeWidth="2" />
      </svg>
    );
  }
  if (state === "current") {
    return (
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="11" fill="var(--brand-tint)" />
        <circle cx="12" cy="12" r="6" fill="currentColor" />
      </svg>
    );
  }
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path d="M6 10.3 8.8 13 14 7.5" fill="none" stroke="var(--surface)" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
