import { keepsStock } from "@/modules/warehouses/stock-masters";
import { BinsCard } from "@/modules/warehouses/ui/bins-card";
import { CalendarCard } from "@/modules/warehouses/ui/calendar-card";
import { WarehouseForm } from "@/modules/warehouses/ui/warehouse-form";
import { valuesOf } from "@/modules/warehouses/ui/warehouse-values";
import { api, orNotFound } from "@/server/api";

type Props = { params: Promise<{ code: string }> };

export default async function WarehousePage({ params }: Props) {
  const code = decodeURIComponent((await params).code);
  const [warehouse, bins, connections] = await Promise.all([
    orNotFound(api.warehouses.byCode({ code })),
    orNotFound(api.warehouses.bins({ code })),
    api.connections.list(),
  ]);
  return (
    <>
      <WarehouseForm
        key={warehouse.version}
        warehouse={warehouse}
        initial={valuesOf(warehouse)}
        zones={Intl.supportedValuesOf("timeZone")}
        masters={connections.filter(({ kind }) => keepsStock(kind)).map(({ code, channelName }) => ({ code, name: channelName }))}
      />
      <CalendarCard key={`calendar ${warehouse.version}`} warehouse={warehouse} />
      <BinsCard warehouse={code} first={bins} />
    </>
  );
}
