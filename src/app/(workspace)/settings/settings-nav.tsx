"use client";
import { useTranslations } from "next-intl";
import { EntryList } from "./entry-list";

/** The settings by group, at the left of every settings page where the screen has room for it. */
export function SettingsNav() {
  const t = useTranslations("settings");
  return (
    <nav
      aria-label={t("title")}
      className="sticky top-(--page-head) max-h-[calc(100dvh-var(--page-head))] w-54 shrink-0 overflow-y-auto px-3 py-5 max-lg:hidden"
    >
      <EntryList />
    </nav>
  );
}
