import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { PackStation } from "./pack-station";

type Props = { params: Promise<{ fulfilment: string }>; home: "/packing" | "/floor/pack" };

/** One task at the packing table, where its list is at home: at the desk or on the floor. */
export async function PackingTask({ params, home }: Props) {
  const { fulfilment: fulfilmentId } = await params;
  const task = await orNotFound(api.fulfilment.byId({ fulfilmentId }));
  const [station, carriers] = await Promise.all([api.packing.station({ fulfilmentId }), api.shipments.carriers()]);
  return (
    <PackStation
      key={task.id}
      first={overTheWire(task)}
      station={station}
      carriers={carriers.filter(({ active }) => active).map(({ code, name }) => ({ code, name }))}
      home={home}
    />
  );
}
