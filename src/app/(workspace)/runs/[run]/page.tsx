import { RunScreen } from "@/modules/shipments/ui/runs/run-screen";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";

type Props = { params: Promise<{ run: string }> };

/** One courier's day: its stops in their order, and what may be put on it. */
export default async function RunPage({ params }: Props) {
  const run = await orNotFound(api.runs.byId({ runId: (await params).run }));
  const [waiting, couriers] = await Promise.all([api.runs.waiting({ warehouse: run.warehouse }), api.runs.couriers()]);
  return <RunScreen key={run.id} first={overTheWire(run)} waiting={overTheWire(waiting)} couriers={couriers} />;
}
