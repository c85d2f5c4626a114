"use client";
import { ChevronsUpDown } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMe } from "@/platform/actor-react";
import { Sheet } from "@/ui/sheet";
import { useCounts } from "../frame/counts";
import { entriesFor, isAt } from "./entries";
import { EntryList } from "./entry-list";

/** Where the screen is narrow: the page we are on, as a button that opens the list of all. */
export function SettingsSwitch() {
  const t = useTranslations("settings");
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  const failures = useCounts()?.failures ?? 0;
  const groups = entriesFor(useMe().role);
  const group = groups.find(({ entries }) => entries.some((entry) => isAt(entry, pathname)));
  const here = group?.entries.find((entry) => isAt(entry, pathname));
  const isFailuresHidden = failures > 0 && here?.name !== "failures" && groups.some(({ name }) => name === "connections");
  return (
    <nav aria-label={t("title")} className="border-b border-line px-5 py-2.5 max-md:px-4 lg:hidden">
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className="flex h-9 w-full items-center gap-2 rounded border border-field bg-raised px-3 text-left text-14 touch:h-12 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.75]"
      >
        {here?.icon}
        <span className="min-w-0 truncate font-medium">{here ? t(`tabs.${here.name}`) : t("title")}</span>
        {group && group.name !== here?.name && <span className="min-w-0 truncate text-13 text-ink-3">{t(`groups.${group.name}`)}</span>}
        <span className="flex-1" />
        {isFailuresHidden && <span className="text-12 font-medium text-danger tabular-nums">{t("failures", { count: failures })}</span>}
        <ChevronsUpDown aria-hidden="true" className="text-ink-3" />
      </button>
      <Sheet side="bottom" open={open} onOpenChange={setOpen} title={t("title")}>
        <div className="-m-2">
          <EntryList roomy onNavigate={() => setOpen(false)} />
        </div>
      </Sheet>
    </nav>
  );
}
