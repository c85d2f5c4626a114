import { getTranslations } from "next-intl/server";
import { LinkTabs } from "@/ui/tabs";

export const shipmentViews = ["ready", "waiting", "under_way", "trouble"] as const;
export type ShipmentsTab = (typeof shipmentViews)[number] | "all" | "handovers" | "runs" | "settlements" | "printing";

type Props = {
  current: ShipmentsTab;
  /** Of all warehouses together; none while the lists are narrowed to one. */
  counts: Readonly<Record<(typeof shipmentViews)[number], number>> | null;
  /** Filters that go along from view to view. */
  query?: Readonly<Record<string, string | undefined>>;
};

/** The views of the parcels, and what left together. */
export async function ShipmentTabs({ current, counts, query = {} }: Props) {
  const t = await getTranslations("shipping.list");
  const href = (view?: string) => {
    const kept = new URLSearchParams(Object.entries({ view, ...query }).flatMap(([name, value]) => (value ? [[name, value]] : [])));
    return kept.size > 0 ? `/shipments?${kept}` : "/shipments";
  };
  const tabs = [
    { href: href(), label: t("views.all"), current: current === "all" },
    ...shipmentViews.map((one) => ({
      href: href(one),
      label: t(`views.${one}`),
      count: counts?.[one],
      alert: one === "trouble",
      current: current === one,
    })),
    { href: "/shipments/handovers", label: t("views.handovers"), current: current === "handovers" },
    { href: "/runs", label: t("views.runs"), current: current === "runs" },
    { href: "/shipments/settlements", label: t("views.settlements"), current: current === "settlements" },
    { href: "/printing", label: t("views.printing"), current: current === "printing" },
  ];
  return <LinkTabs label={t("views.label")} tabs={tabs} />;
}
