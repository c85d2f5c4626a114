"use client";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/ui/cx";

type Props = Omit<ComponentProps<"button">, "disabled"> & { look?: "plain" | "ink" | "act"; icon?: ReactNode; pending?: boolean };

const looks = {
  plain: "border-floor-line bg-transparent text-floor-ink active:bg-floor-panel",
  ink: "border-floor-ink bg-floor-ink text-floor-bg",
  act: "border-floor-act bg-floor-act text-floor-on",
};

export const floorButton = (look: keyof typeof looks = "plain") =>
  cx(
    "flex min-h-14 select-none items-center justify-center gap-2 rounded-lg border-2 px-3 py-1.5 text-center text-16/5 font-semibold focus-visible:outline-floor-ink [&_svg]:size-[22px] [&_svg]:shrink-0",
    looks[look],
  );

/** A button for gloves: 56 px and more, AAA ink. */
export function FloorButton({ look, icon, pending, className, children, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? undefined : onClick}
      className={cx(floorButton(look), className)}
    >
      {pending ? <LoaderCircle aria-hidden="true" className="animate-spin" /> : icon}
      {children}
    </button>
  );
}
