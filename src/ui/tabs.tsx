"use client";
import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "./cx";

type Look = { label: ReactNode; count?: number; alert?: boolean };

const look = "relative flex h-10 items-stretch gap-1 overflow-x-auto [scrollbar-width:none] touch:h-12";
const tab =
  "relative flex shrink-0 items-center gap-1.5 whitespace-nowrap rounded px-2 text-13 text-ink-2 hover:text-ink focus-visible:-outline-offset-2 touch:px-3 touch:text-14";
const chosen = "font-medium text-ink! after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:bg-ink";

function Words({ label, count, alert }: Look) {
  return (
    <>
      {label}
      {count !== undefined && (
        <span className={cx("text-12 tabular-nums", alert && count > 0 ? "font-medium text-danger" : "text-ink-3")}>{count}</span>
      )}
    </>
  );
}

/** Saved views and sub-pages: each tab is an address. `alert` counts what needs someone. */
export function LinkTabs({
  label,
  tabs,
  children,
}: {
  label: string;
  tabs: readonly (Look & { href: string; current: boolean })[];
  children?: ReactNode;
}) {
  const strip = useRef<HTMLElement>(null);
  const here = tabs.find((one) => one.current)?.href;
  // A narrow screen shows the first few; the one we are on must be among what it shows.
  useEffect(() => {
    const nav = strip.current;
    const current = here ? nav?.querySelector<HTMLElement>("[aria-current]") : null;
    if (nav && current) nav.scrollLeft = current.offsetLeft - (nav.clientWidth - current.clientWidth) / 2;
  }, [here]);
  return (
    <nav ref={strip} aria-label={label} className={cx(look, "border-b border-line px-4 max-md:px-2")}>
      {tabs.map(({ href, current, ...look }) => (
        <Link key={href} href={href} scroll={false} aria-current={current ? "page" : undefined} className={cx(tab, current && chosen)}>
          <Words {...look} />
        </Link>
      ))}
      {children}
    </nav>
  );
}
