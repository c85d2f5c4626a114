import { ReceiveScreen } from "@/modules/stockroom/ui/floor/receive-screen";
import { floorWarehouse } from "../floor-warehouse";
import { NoWarehouse } from "../no-warehouse";

/** Taking goods in, of a delivery that was announced or of none. */
export default async function FloorReceivePage() {
  const warehouse = await floorWarehouse();
  return warehouse ? <ReceiveScreen key={warehouse.code} warehouse={warehouse} /> : <NoWarehouse />;
}
