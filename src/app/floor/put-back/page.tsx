import { PutBackScreen } from "@/modules/fulfilment/ui/put-back-screen";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { chosenWarehouse } from "../../(workspace)/chosen-warehouse";

type Props = { searchParams: Promise<{ warehouse?: string }> };

/** Goods of cancelled work go back to their bins, by scan. One warehouse at a time, because a person stands in one. */
export default async function FloorPutBackPage({ searchParams }: Props) {
  const { warehouse: asked } = await searchParams;
  const chosen = await chosenWarehouse(asked);
  const all = await api.fulfilment.putBacks({ warehouse: chosen?.code });
  const code = chosen?.code ?? all[0]?.warehouse;
  const first = overTheWire(all.filter((task) => task.warehouse === code));
  return <PutBackScreen key={code} home="/floor" warehouse={code ?? null} first={first} />;
}
