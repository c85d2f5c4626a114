import { RefillScreen } from "@/modules/stockroom/ui/floor/refill-screen";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { floorWarehouse } from "../floor-warehouse";
import { NoWarehouse } from "../no-warehouse";

/** What is to be carried from the reserve to the bins that one picks from. */
export default async function FloorRefillPage() {
  const warehouse = await floorWarehouse();
  if (!warehouse) return <NoWarehouse />;
  const first = await api.refills.list({ warehouse: warehouse.code });
  return <RefillScreen key={warehouse.code} warehouse={warehouse} first={overTheWire(first)} />;
}
