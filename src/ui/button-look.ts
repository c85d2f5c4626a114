import { cx } from "./cx";

export type ButtonVariant = "primary" | "default" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const base =
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded border font-medium transition-colors [&_svg]:size-4 [&_svg]:shrink-0";

const paint: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover active:shadow-[inset_0_0_0_2px_#0003]",
  default: "border-line-2 bg-raised text-ink hover:bg-hover active:border-field active:bg-sunken",
  ghost: "border-transparent text-ink hover:bg-hover active:bg-sunken aria-expanded:bg-sunken",
  danger: "border-line-2 bg-raised text-danger hover:bg-danger-tint active:border-danger",
};

const refused = "cursor-not-allowed border-line bg-sunken text-ink-3";
const refusedGhost = "cursor-not-allowed border-transparent text-ink-3";

// On touch a small button keeps its look in a row and takes the finger on 48 px through its ::after.
const reach = "touch:after:absolute touch:after:-inset-x-0.5 touch:after:top-1/2 touch:after:h-12 touch:after:-translate-y-1/2";

const sizes: Record<ButtonSize, string> = {
  sm: `h-7 px-2.5 text-13 touch:h-9 ${reach}`,
  md: "h-8 px-3 text-13 touch:h-12 touch:px-4 touch:text-14",
  lg: "h-12 rounded-lg px-5 text-16",
};

const squares: Record<ButtonSize, string> = {
  sm: `w-7 px-0! touch:w-9 ${reach}`,
  md: "w-8 px-0! touch:w-12",
  lg: "w-12 px-0!",
};

type Look = { variant?: ButtonVariant; size?: ButtonSize; square?: boolean; disabled?: boolean; className?: string };

/** The class names of a button, for buttons and for links that look like one. */
export function buttonLook({ variant = "default", size = "md", square, disabled, className }: Look): string {
  return cx(
    base,
    disabled ? (variant === "ghost" ? refusedGhost : refused) : paint[variant],
    sizes[size],
    square && squares[size],
    className,
  );
}
