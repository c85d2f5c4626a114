import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { PackStation } from "./pack-station";

type Props = { params: Promise<{ fulfilment: string }> };

/** One task at the packing table. */
export default async function PackPage({ params }: Props) {
  const { fulfilment } = await params;
  const task = await orNotFound(api.fulfilment.byId({ fulfilmentId: fulfilment }));
  const carriers = await api.shipments.carriers();
  return (
    <PackStation
      key={task.id}
      first={overTheWire(task)}
      carriers={carriers.filter(({ active }) => active).map(({ code, name }) => ({ code, name }))}
    />
  );
}
