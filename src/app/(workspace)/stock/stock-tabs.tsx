import { getTranslations } from "next-intl/server";
import { api } from "@/server/api";
import { LinkTabs } from "@/ui/tabs";

export type StockTab =
  | "all"
  | "short"
  | "reserved"
  | "arrivals"
  | "transfers"
  | "counts"
  | "refills"
  | "writeOffs"
  | "audits"
  | "differences";

/** The views of the stock: what lies there, what is to come, and what is on its way between warehouses. */
export async function StockTabs({ current, href, short }: { current: StockTab; href?: (view?: string) => string; short?: number }) {
  const [t, arrivals, transfers, differences, counts, acts] = await Promise.all([
    getTranslations("inventory.views"),
    api.arrivals.counts(),
    api.transfers.counts(),
    api.inventory.differenceCount(),
    api.counts.counts(),
    api.writeOffs.open(),
  ]);
  const view = href ?? ((only?: string) => (only ? `/stock?only=${only}` : "/stock"));
  const tabs = [
    { href: view(), label: t("all"), current: current === "all" },
    { href: view("short"), label: t("short"), count: short, alert: true, current: current === "short" },
    { href: view("reserved"), label: t("reserved"), current: current === "reserved" },
    { href: "/stock/arrivals", label: t("arrivals"), count: arrivals.open, alert: arrivals.overdue > 0, current: current === "arrivals" },
    { href: "/stock/transfers", label: t("transfers"), count: transfers.drafts + transfers.onTheWay, current: current === "transfers" },
    {
      href: "/stock/counts",
      label: t("counts"),
      count: counts.open + counts.review,
      alert: counts.review > 0,
      current: current === "counts",
    },
    { href: "/stock/refills", label: t("refills"), current: current === "refills" },
    { href: "/stock/write-offs", label: t("writeOffs"), count: acts.open, alert: acts.open > 0, current: current === "writeOffs" },
    { href: "/stock/audits", label: t("audits"), current: current === "audits" },
    { href: "/stock/differences", label: t("differences"), count: differences.open, alert: true, current: current === "differences" },
  ];
  return <LinkTabs label={t("label")} tabs={tabs} />;
}
