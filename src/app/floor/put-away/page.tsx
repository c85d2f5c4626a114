import { CarryScreen } from "@/modules/stockroom/ui/floor/carry-screen";
import { floorWarehouse } from "../floor-warehouse";
import { NoWarehouse } from "../no-warehouse";

/** Putting goods into their bins, and carrying them from one to another. */
export default async function FloorPutAwayPage() {
  const warehouse = await floorWarehouse();
  return warehouse ? <CarryScreen key={warehouse.code} warehouse={warehouse} /> : <NoWarehouse />;
}
