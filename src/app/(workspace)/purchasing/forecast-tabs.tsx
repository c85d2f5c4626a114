import { getTranslations } from "next-intl/server";
import { LinkTabs } from "@/ui/tabs";

type Tab = "proposals" | "forecast" | "risk" | "dead" | "promotions" | "accuracy";

/** What to order, what it rests on, and the way back to what was ordered. */
export async function ForecastTabs({ current }: { current: Tab }) {
  const t = await getTranslations("forecast");
  const tabs = [
    { href: "/purchasing/proposals", label: t("tabs.proposals"), current: current === "proposals" },
    { href: "/purchasing/forecast", label: t("tabs.forecast"), current: current === "forecast" },
    { href: "/purchasing/forecast?view=risk", label: t("views.risk"), current: current === "risk" },
    { href: "/purchasing/forecast?view=dead&sort=capital", label: t("views.dead"), current: current === "dead" },
    { href: "/purchasing/promotions", label: t("tabs.promotions"), current: current === "promotions" },
    { href: "/purchasing/accuracy", label: t("tabs.accuracy"), current: current === "accuracy" },
    { href: "/purchasing", label: t("tabs.orders"), current: false },
  ];
  return <LinkTabs label={t("tabs.label")} tabs={tabs} />;
}
