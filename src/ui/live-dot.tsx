"use client";
import { useTranslations } from "next-intl";
import { cx } from "./cx";
import { useFormats } from "./formats-context";

export type LiveState = "live" | "connecting" | "offline";

const dots: Record<LiveState, string> = {
  live: "bg-success shadow-[0_0_0_3px_var(--success-tint)]",
  connecting: "animate-breathe bg-warning shadow-[0_0_0_3px_var(--warning-tint)]",
  // A ring, so that the difference is not told by colour alone.
  offline: "border-2 border-danger",
};

/** The state of the connection: "На связи, отставание 0,2 с". `short` leaves the lag out, `bare` the words (they are read aloud). */
export function LiveDot({
  state,
  lagMs,
  short,
  bare,
  className,
}: {
  state: LiveState;
  lagMs?: number;
  short?: boolean;
  bare?: boolean;
  className?: string;
}) {
  const t = useTranslations("ui.live");
  const formats = useFormats();
  const words =
    state === "live"
      ? lagMs === undefined || short
        ? t("liveShort")
        : t("live", { seconds: formats.number(Math.max(0.1, lagMs / 1000), 1) })
      : t(state);
  return (
    <span className={cx("inline-flex items-center gap-2 whitespace-nowrap text-12 text-ink-3 tabular-nums", className)}>
      <span aria-hidden="true" className={cx("m-[3px] size-2 shrink-0 rounded-full", dots[state])} />
      <span className={bare ? "sr-only" : ""}>{words}</span>
    </span>
  );
}
