import { keepsStock } from "@/modules/warehouses/stock-masters";
import { WarehouseForm } from "@/modules/warehouses/ui/warehouse-form";
import { newWarehouse } from "@/modules/warehouses/ui/warehouse-values";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";

export default async function NewWarehousePage() {
  const [{ organization }, connections] = await Promise.all([requireSession(), api.connections.list()]);
  const masters = connections.filter(({ kind }) => keepsStock(kind)).map(({ code, channelName }) => ({ code, name: channelName }));
  return (
    <WarehouseForm
      warehouse={null}
      initial={newWarehouse(organization.timezone)}
      zones={Intl.supportedValuesOf("timeZone")}
      masters={masters}
    />
  );
}
