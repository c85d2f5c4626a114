"use client";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { LinkTabs } from "@/ui/tabs";

/** The log and its figures. */
export function MessageTabs() {
  const t = useTranslations("notifications");
  const pathname = usePathname();
  const tabs = [
    { href: "/messages", label: t("log") },
    { href: "/messages/figures", label: t("figures.title") },
  ];
  return <LinkTabs label={t("title")} tabs={tabs.map((tab) => ({ ...tab, current: tab.href === pathname }))} />;
}
