"use client";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "@/ui/cx";

type Props = {
  title: ReactNode;
  note?: ReactNode;
  /** A count at the right end. */
  figure?: ReactNode;
  /** An icon or a picture at the left end. */
  sign?: ReactNode;
  tone?: "plain" | "no";
} & ({ href: string; onClick?: undefined } | { href?: undefined; onClick?: () => void });

/** One entry of a list on the floor: the whole row is the target. */
export function FloorRow({ title, note, figure, sign, tone = "plain", href, onClick }: Props) {
  const look = cx(
    "flex min-h-16 w-full items-center gap-3.5 rounded-lg border-2 px-3.5 py-2 text-left focus-visible:outline-floor-ink [&>svg]:size-6 [&>svg]:shrink-0",
    tone === "no" ? "border-floor-no bg-floor-no-bg" : "border-floor-line bg-floor-bg",
  );
  const inside = (
    <>
      {sign}
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <span className={cx("block text-16/5 font-semibold", tone === "no" && "text-floor-no")}>{title}</span>
        {note && <span className="block text-14/[18px] text-floor-ink2">{note}</span>}
      </span>
      {figure !== undefined && <span className="shrink-0 text-28 font-semibold tabular-nums">{figure}</span>}
    </>
  );
  if (href !== undefined)
    return (
      <Link href={href} className={look}>
        {inside}
        <ChevronRight aria-hidden="true" />
      </Link>
    );
  if (onClick)
    return (
      <button type="button" onClick={onClick} className={look}>
        {inside}
        <ChevronRight aria-hidden="true" />
      </button>
    );
  return <div className={look}>{inside}</div>;
}
