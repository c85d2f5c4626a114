import { RoutingSettings } from "@/modules/orders/ui/routing/routing-settings";
import { LiveRefresh } from "@/platform/realtime/react";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RoutingPage({ searchParams }: Props) {
  const [{ organization }, views, knowledge, warehouses, settings] = await Promise.all([
    requireSession(),
    api.routing.rules(),
    api.routing.knowledge(),
    api.warehouses.list(),
    api.organizations.settings(),
  ]);
  const { channel } = await searchParams;
  const names = Object.fromEntries(warehouses.map(({ code, name }) => [code, name]));
  return (
    <>
      <RoutingSettings
        views={views}
        knowledge={knowledge}
        chosen={typeof channel === "string" ? channel : null}
        names={names}
        maxParcels={settings.maxParcels}
        currency={organization.currency}
      />
      <LiveRefresh topics={["routing", "channel", "warehouse", "carrier"]} />
    </>
  );
}
