import { TaskScreen } from "@/modules/fulfilment/ui/waves/task-screen";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";

type Props = { params: Promise<{ task: string }> };

/** One walk with a cart, by scan, also without network. */
export default async function FloorTaskPage({ params }: Props) {
  const { task } = await params;
  const found = await orNotFound(api.pickTasks.byId({ taskId: task }));
  return <TaskScreen key={found.id} task={overTheWire(found)} />;
}
