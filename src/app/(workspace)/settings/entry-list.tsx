"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useMe } from "@/platform/actor-react";
import { cx } from "@/ui/cx";
import { useCounts } from "../frame/counts";
import { entriesFor, hrefOf, isAt } from "./entries";

/** All settings pages by group, as links; `roomy` for fingers. */
export function EntryList({ roomy, onNavigate }: { roomy?: boolean; onNavigate?: () => void }) {
  const t = useTranslations("settings");
  const pathname = usePathname();
  const counts = useCounts();
  const id = useId();
  return entriesFor(useMe().role).map((group) => (
    <section key={group.name} aria-labelledby={`${id}${group.name}`} className={roomy ? "mt-4 first:mt-0" : "mt-4.5 first:mt-0"}>
      <h2 id={`${id}${group.name}`} className={cx("px-2 text-12 text-ink-3", roomy ? "pb-1" : "pb-1.5")}>
        {t(`groups.${group.name}`)}
      </h2>
      <ul className="grid gap-px">
        {group.entries.map((entry) => {
          const isHere = isAt(entry, pathname);
          const count = "count" in entry ? (counts?.[entry.count] ?? 0) : 0;
          return (
            <li key={entry.name}>
              <Link
                href={hrefOf(entry)}
                aria-current={isHere ? "page" : undefined}
                onClick={onNavigate}
                className={cx(
                  "flex items-center gap-[9px] rounded px-2 focus-visible:-outline-offset-2 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.75]",
                  roomy ? "h-12 text-14" : "h-8 text-13",
                  isHere ? "bg-nav-on font-medium text-ink" : "text-ink-2 hover:bg-hover hover:text-ink [&_svg]:text-ink-3",
                )}
              >
                {entry.icon}
                <span className="min-w-0 truncate">{t(`tabs.${entry.name}`)}</span>
                {count > 0 && <span className="ml-auto text-12 font-medium text-danger tabular-nums">{count}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
