import { BinsCard } from "@/modules/warehouses/ui/bins-card";
import { WarehouseForm } from "@/modules/warehouses/ui/warehouse-form";
import { valuesOf } from "@/modules/warehouses/ui/warehouse-values";
import { api, orNotFound } from "@/server/api";

type Props = { params: Promise<{ code: string }> };

export default async function WarehousePage({ params }: Props) {
  const code = decodeURIComponent((await params).code);
  const [warehouse, bins] = await Promise.all([orNotFound(api.warehouses.byCode({ code })), orNotFound(api.warehouses.bins({ code }))]);
  return (
    <>
      <WarehouseForm
        key={warehouse.version}
        warehouse={warehouse}
        initial={valuesOf(warehouse)}
        zones={Intl.supportedValuesOf("timeZone")}
      />
      <BinsCard warehouse={code} first={bins} />
    </>
  );
}
