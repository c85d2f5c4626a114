import { WarehouseForm } from "@/modules/warehouses/ui/warehouse-form";
import { newWarehouse } from "@/modules/warehouses/ui/warehouse-values";
import { requireSession } from "@/server/session";

export default async function NewWarehousePage() {
  const { organization } = await requireSession();
  return <WarehouseForm warehouse={null} initial={newWarehouse(organization.timezone)} zones={Intl.supportedValuesOf("timeZone")} />;
}
