import type { ReactNode } from "react";
import { cx } from "./cx";

/** Work of a day as one bar: done solid, under way hatched, waiting as track. The words beside it tell the figures. */
export function StackedProgress({ done, active, waiting, label }: { done: number; active: number; waiting: number; label: string }) {
  const part = (share: number, look: string) =>
    share > 0 && <span style={{ flexGrow: share }} className={cx("h-2.5 min-w-0.5 basis-0 rounded-[2px]", look)} />;
  return (
    <div role="img" aria-label={label} className="flex h-2.5 gap-0.5 text-progress">
      {part(done, "bg-progress")}
      {part(active, "hatched")}
      {part(waiting, "bg-track")}
    </div>
  );
}

/** One piece after another: picking lists, parts of a delivery. Above 40 pieces it becomes one smooth bar. */
export function SegmentedProgress({
  total,
  done,
  current,
  label,
  floor,
}: {
  total: number;
  done: number /** The piece in hand. */;
  current?: boolean;
  label: string;
  floor?: boolean;
}) {
  if (total > 40) return <SmoothProgress value={done} max={total} label={label} floor={floor} />;
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done} className="flex gap-[3px]">
      {Array.from({ length: total }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces are only counted
          key={index}
          className={cx(
            "flex-1",
            floor ? "h-2 rounded-[1px]" : "h-1.5 rounded-[2px]",
            index < done
              ? floor
                ? "bg-floor-ok"
                : "bg-progress"
              : current && index === done
                ? floor
                  ? "bg-floor-ink"
                  : "stepping text-progress"
                : floor
                  ? "shadow-[inset_0_0_0_1.5px_var(--f-line)]"
                  : "bg-track",
          )}
        />
      ))}
    </div>
  );
}

/** A plain bar. */
export function SmoothProgress({ value, max, label, floor }: { value: number; max: number; label: string; floor?: boolean }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={cx("h-1.5 overflow-hidden rounded-full", floor ? "bg-floor-panel" : "bg-track")}
    >
      <div
        style={{ width: `${max > 0 ? Math.min(100, (value / max) * 100) : 0}%` }}
        className={cx("h-full", floor ? "bg-floor-ok" : "bg-progress")}
      />
    </div>
  );
}

export type Step = { id: string; title: ReactNode; note?: ReactNode; state: "done" | "current" | "ahead" };

/** The stages of a parcel side by side: passed solid, present dashed, the rest waiting. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol aria-label={label} className="grid grid-cols-2 gap-x-1 gap-y-3 text-12 sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none">
      {steps.map((step) => (
        <li key={step.id} aria-current={step.state === "current" ? "step" : undefined} className="min-w-0">
          <span
            className={cx(
              "mb-1.5 block h-1 rounded-[2px] text-progress",
              step.state === "done" ? "bg-progress" : step.state === "current" ? "stepping" : "bg-track",
            )}
          />
          <span
            className={cx(
              "block",
              step.state === "current" ? "font-medium text-progress" : step.state === "ahead" ? "text-ink-2" : "text-ink",
            )}
          >
            {step.title}
          </span>
          {step.note && <span className="block text-ink-3">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}
