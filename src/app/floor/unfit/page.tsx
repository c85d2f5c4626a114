import { UnfitScreen } from "@/modules/stockroom/ui/floor/unfit-screen";
import { floorWarehouse } from "../floor-warehouse";
import { NoWarehouse } from "../no-warehouse";

/** Goods that may not be sold: set apart, or written off by an act. */
export default async function FloorUnfitPage() {
  const warehouse = await floorWarehouse();
  return warehouse ? <UnfitScreen key={warehouse.code} warehouse={warehouse} /> : <NoWarehouse />;
}
