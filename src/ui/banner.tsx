import type { ReactNode } from "react";
import { cx } from "./cx";
import { Glyph } from "./glyphs";
import { inkOf, type Tone } from "./tone";

const paint: Record<Tone, string> = {
  neutral: "border-line-2 bg-neutral-tint",
  info: "border-info/40 bg-info-tint",
  progress: "border-progress/40 bg-progress-tint",
  success: "border-success/40 bg-success-tint",
  warning: "border-warning/40 bg-warning-tint [--gk:var(--warning-tint)]",
  danger: "border-danger/40 bg-danger-tint",
};

type Props = {
  tone?: Tone /** The octagon of a hold unless told otherwise. */;
  icon?: ReactNode;
  title: ReactNode /** Who, when, until when. */;
  note?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  className?: string;
};

/** Something that stands over the whole page: a hold with its reason, a lost connection, a finished trial. */
export function Banner({ tone = "warning", icon, title, note, actions, children, className }: Props) {
  return (
    <div
      role="status"
      className={cx("flex flex-wrap items-center gap-x-2.5 gap-y-1 rounded border px-3 py-2 text-13", paint[tone], className)}
    >
      <span className={cx("[&_svg]:size-4", inkOf[tone])}>{icon ?? <Glyph name="hold" />}</span>
      <span className="min-w-0 flex-1 basis-60 text-pretty">
        <b className="font-semibold">{title}</b> {children}
      </span>
      {note && <span className="whitespace-nowrap text-12 text-ink-2">{note}</span>}
      {actions}
    </div>
  );
}
