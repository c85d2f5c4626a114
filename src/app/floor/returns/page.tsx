import { FloorReturns } from "@/modules/returns/ui/floor/returns-screen";
import { floorWarehouse } from "../floor-warehouse";
import { NoWarehouse } from "../no-warehouse";

/** Returns that a worker may unpack here. */
export default async function FloorReturnsPage() {
  const warehouse = await floorWarehouse();
  return warehouse ? <FloorReturns key={warehouse.code} warehouse={warehouse} /> : <NoWarehouse />;
}
