import { PickScreen } from "@/modules/fulfilment/ui/pick-screen";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";

type Props = { params: Promise<{ fulfilment: string }> };

/** One picking task, by scan, also without network. */
export default async function FloorPickPage({ params }: Props) {
  const { fulfilment } = await params;
  const task = await orNotFound(api.fulfilment.byId({ fulfilmentId: fulfilment }));
  return <PickScreen key={task.id} home="/floor/pick" task={overTheWire(task)} />;
}
