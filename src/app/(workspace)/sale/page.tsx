import { Store } from "lucide-react";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { ranksAtLeast, whyNotRole } from "@/lib/permission";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { NotForRole } from "../settings/not-for-role";
import { SaleScreen } from "./sale-screen";

export async function generateMetadata() {
  const t = await getTranslations("sales");
  return { title: t("title") };
}

/** The counter of an offline shop: scan, take the money, print. */
export default async function SalePage() {
  const [t, session, jar] = await Promise.all([getTranslations("sales"), requireSession(), cookies()]);
  const needs = whyNotRole(session.role, "operator");
  if (needs) {
    return (
      <Page title={t("title")}>
        <NotForRole reason={needs} />
      </Page>
    );
  }
  const [tills, channels, all] = await Promise.all([api.sales.tills(), api.channels.list(), api.warehouses.list()]);
  const { warehouseIds } = session.actor;
  const open = all.filter(({ active, id }) => active && (warehouseIds === null || warehouseIds.includes(id)));
  const places = tills.flatMap((till) => {
    const served = channels.find(({ code }) => code === till.channel)?.warehouses ?? [];
    const warehouses = open.filter(({ code }) => served.length === 0 || served.includes(code)).map(({ code, name }) => ({ code, name }));
    return warehouses.length > 0 ? [{ ...till, warehouses }] : [];
  });
  const [kept = "", keptWarehouse] = (jar.get("till")?.value ?? "").split("\t");
  const till = places.find(({ channel }) => channel === kept) ?? places[0];
  const warehouse = till?.warehouses.find(({ code }) => code === keptWarehouse) ?? till?.warehouses[0];
  if (!till || !warehouse) {
    return (
      <Page title={t("title")}>
        <EmptyState
          icon={<Store />}
          title={t("noTill")}
          actions={
            ranksAtLeast(session.role, "manager") ? (
              <ButtonLink variant="primary" href="/settings/channels/new">
                {t("createTill")}
              </ButtonLink>
            ) : undefined
          }
        >
          {t("noTillText")}
        </EmptyState>
      </Page>
    );
  }
  const today = await api.sales.today({ channel: till.channel, warehouse: warehouse.code });
  return (
    <SaleScreen
      key={`${till.channel}/${warehouse.code}`}
      places={places}
      channel={till.channel}
      warehouse={warehouse.code}
      today={overTheWire(today)}
    />
  );
}
