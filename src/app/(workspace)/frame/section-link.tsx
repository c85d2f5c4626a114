"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cx } from "@/ui/cx";
import { Tooltip } from "@/ui/tooltip";
import { useCounts } from "./counts";
import { isIn, type Section } from "./sections";

/** An entry of the sidebar: icon, word, live count. Folded, the word moves into the tooltip and the count becomes a dot. */
export function SectionLink({
  section,
  folded,
  roomy,
  onNavigate,
}: {
  section: Section;
  folded?: boolean;
  roomy?: boolean;
  onNavigate?: () => void;
}) {
  const t = useTranslations("nav");
  const current = isIn(section, usePathname());
  const count = useCounts()?.[section.count ?? "orders"];
  const shown = section.count && count ? count : 0;
  const name = t(section.name);
  return (
    <Tooltip side="right" content={folded ? (shown ? t("count", { section: name, count: shown }) : name) : null}>
      <Link
        href={section.href}
        aria-current={current ? "page" : undefined}
        aria-label={shown ? t(section.alert ? "attention" : "count", { section: name, count: shown }) : undefined}
        onClick={onNavigate}
        className={cx(
          "relative flex shrink-0 items-center gap-[9px] whitespace-nowrap rounded px-2 transition-colors [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.75]",
          roomy ? "h-12 text-14" : "h-8 text-13",
          folded && "justify-center",
          current ? "bg-nav-on font-medium text-ink" : "text-ink-2 hover:bg-nav-on/60 [&_svg]:text-ink-3",
        )}
      >
        {section.icon}
        {!folded && <span>{name}</span>}
        {!folded && shown > 0 && (
          <span
            className={cx("ml-auto text-12 tabular-nums", section.alert ? "font-medium text-danger" : current ? "text-ink" : "text-ink-3")}
          >
            {shown}
          </span>
        )}
        {folded && section.alert && shown > 0 && <span className="absolute top-1 right-1 size-2 rounded-full bg-danger" />}
      </Link>
    </Tooltip>
  );
}
