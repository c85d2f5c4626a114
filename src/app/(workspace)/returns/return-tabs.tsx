import { getTranslations } from "next-intl/server";
import { returnViews } from "@/modules/returns/inputs";
import { LinkTabs } from "@/ui/tabs";

type View = (typeof returnViews)[number];
type Props = {
  current: View | "all" | "claims";
  counts: Readonly<Record<View, number>>;
  /** Filters that go along from view to view. */
  query?: Readonly<Record<string, string | undefined>>;
};

/** The views of the returns, and what is wanted of carriers. */
export async function ReturnTabs({ current, counts, query = {} }: Props) {
  const t = await getTranslations("returns");
  const href = (view?: string) => {
    const kept = new URLSearchParams(Object.entries({ view, ...query }).flatMap(([name, value]) => (value ? [[name, value]] : [])));
    return kept.size > 0 ? `/returns?${kept}` : "/returns";
  };
  const tabs = [
    { href: href(), label: t("views.all"), current: current === "all" },
    ...returnViews.map((view) => ({
      href: href(view),
      label: t(`views.${view}`),
      count: counts[view],
      alert: view === "overdue",
      current: current === view,
    })),
  ];
  return <LinkTabs label={t("views.label")} tabs={tabs} />;
}
