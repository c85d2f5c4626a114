"use client";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { useFormats } from "@/ui/formats-context";
import { LinkTabs } from "@/ui/tabs";
import { type AddressFilter, tabViews, writeAddress } from "./list-filter";

/** Counted on the server to at most a thousand. */
const most = 1000;

/** The saved views with their live counts. A tab keeps the filters; the status filter belongs to the view it was set in. */
export function OrderTabs({ filter, counts: first }: { filter: AddressFilter; counts: Record<string, number> }) {
  const t = useTranslations("orders.views");
  const formats = useFormats();
  const utils = trpc.useUtils();
  const { data: counts } = trpc.orders.counts.useQuery(undefined, { initialData: first });
  useLiveQuery(["order", "fulfilment"], () => void utils.orders.counts.invalidate());
  // A list that a figure has opened is none of the day's work: it has a tab while one looks at it.
  const views = filter.view === "sold" ? ([...tabViews, "sold"] as const) : tabViews;
  const tabs = views.map((view) => {
    const count = view === "all" || view === "sold" ? undefined : (counts[view] ?? 0);
    const name = t(view);
    const many = count !== undefined && count >= most;
    return {
      href: writeAddress({ ...filter, status: undefined, work: undefined, view }),
      current: filter.view === view,
      alert: view === "late",
      count: many ? undefined : count,
      label: many ? (
        <>
          {name}
          <span className={`text-12 tabular-nums ${view === "late" ? "font-medium text-danger" : "text-ink-3"}`}>
            {formats.number(most - 1)}+
          </span>
        </>
      ) : (
        name
      ),
    };
  });
  return <LinkTabs label={t("label")} tabs={tabs} />;
}
