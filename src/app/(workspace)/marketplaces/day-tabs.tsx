import { useTranslations } from "next-intl";
import { LinkTabs } from "@/ui/tabs";

type Props = { connections: readonly { code: string; name: string }[]; current: string | null; reports: boolean };

/** All marketplaces, each by itself, and their finance reports for those who may see them. */
export function DayTabs({ connections, current, reports }: Props) {
  const t = useTranslations("channels.day.views");
  const tabs = [
    { href: "/marketplaces", label: t("all"), current: current === null },
    ...(connections.length > 1 ? connections : []).map(({ code, name }) => ({
      href: `/marketplaces?connection=${encodeURIComponent(code)}`,
      label: name,
      current: current === code,
    })),
    ...(reports ? [{ href: "/marketplaces/reports", label: t("reports"), current: current === "reports" }] : []),
  ];
  return <LinkTabs label={t("label")} tabs={tabs} />;
}
