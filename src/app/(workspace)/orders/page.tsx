import { Plus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ExportMenu } from "@/modules/files/ui/export-menu";
import { askOf, isNarrowed, readAddress, writeAddress } from "@/modules/orders/ui/list-filter";
import { OrderFilters } from "@/modules/orders/ui/order-filters";
import { OrderTabs } from "@/modules/orders/ui/order-tabs";
import { LiveRefresh } from "@/platform/realtime/react";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { ButtonLink } from "@/ui/button-link";
import { Page } from "@/ui/page";
import { UrlSearch } from "@/ui/url-search";
import { chosenWarehouse } from "../chosen-warehouse";
import { NoOrders } from "./no-orders";
import { OrdersList } from "./orders-list";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  const t = await getTranslations("orders");
  return { title: t("title") };
}

/** The orders: what somebody has to act on, narrowed by what stands in the address. */
export default async function OrdersPage({ searchParams }: Props) {
  const session = await requireSession();
  const filter = readAddress(await searchParams);
  const [t, counts, channels, warehouses, assignees, chosen] = await Promise.all([
    getTranslations("orders"),
    api.orders.counts(),
    api.channels.list(),
    api.warehouses.list(),
    api.orders.assignees(),
    chosenWarehouse(filter.warehouse),
  ]);
  // The sidebar's choice narrows this list too; it is seen and changed there. The orders behind a figure are all that it counted.
  const shown = { ...filter, warehouse: filter.warehouse ?? (filter.currency ? undefined : chosen?.code) };
  const ask = askOf(shown, session.organization.timezone);
  const first = await api.orders.list(ask);
  const none = first.items.length === 0 && (await api.orders.list({ limit: 1 })).items.length === 0;
  return (
    <Page
      title={t("title")}
      search={<UrlSearch placeholder={t("search")} />}
      actions={
        <>
          <ExportMenu what="orders" filter={ask} brief />
          <ButtonLink href="/orders/new" variant="primary" icon={<Plus />}>
            {t("newOrder")}
          </ButtonLink>
        </>
      }
      tabs={<OrderTabs filter={filter} counts={counts} />}
      filters={none && !isNarrowed(filter) ? null : <OrderFilters {...{ filter, channels, warehouses, assignees }} />}
    >
      {first.items.length > 0 ? (
        <OrdersList key={JSON.stringify(ask)} filter={ask} first={overTheWire(first)} href={writeAddress(filter)} view={filter.view} />
      ) : (
        <>
          <LiveRefresh topics={["order", "fulfilment"]} />
          <NoOrders filter={shown} none={none} />
        </>
      )}
    </Page>
  );
}
