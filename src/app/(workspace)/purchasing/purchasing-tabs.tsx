import { getTranslations } from "next-intl/server";
import { type PurchaseView, purchaseViews } from "@/modules/purchasing/orders/purchase";
import { api } from "@/server/api";
import { LinkTabs } from "@/ui/tabs";

type Props = {
  current: PurchaseView | "all" | "waiting" | "suppliers";
  /** Filters that go along from view to view. */
  query?: Readonly<Record<string, string | undefined>>;
};

/** The views of purchasing: orders by what they ask for, what orders wait for, and whom one buys from. */
export async function PurchasingTabs({ current, query = {} }: Props) {
  const [t, forecast, counts] = await Promise.all([
    getTranslations("purchasing.views"),
    getTranslations("forecast.tabs"),
    api.purchases.counts(),
  ]);
  const href = (view?: string) => {
    const kept = new URLSearchParams(Object.entries({ view, ...query }).flatMap(([name, value]) => (value ? [[name, value]] : [])));
    return kept.size > 0 ? `/purchasing?${kept}` : "/purchasing";
  };
  const tabs = [
    { href: href(), label: t("all"), current: current === "all" },
    ...purchaseViews.map((view) => ({
      href: href(view),
      label: t(view),
      count: counts[view],
      alert: view === "overdue" || view === "to_approve",
      current: current === view,
    })),
    { href: "/purchasing/waiting", label: t("waiting"), current: current === "waiting" },
    { href: "/purchasing/proposals", label: forecast("proposals"), current: false },
    { href: "/purchasing/forecast", label: forecast("forecast"), current: false },
    { href: "/purchasing/suppliers", label: t("suppliers"), current: current === "suppliers" },
  ];
  return <LinkTabs label={t("label")} tabs={tabs} />;
}
