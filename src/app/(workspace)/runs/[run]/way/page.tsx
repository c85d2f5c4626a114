import { CourierScreen } from "@/modules/shipments/ui/runs/courier-screen";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";

type Props = { params: Promise<{ run: string }> };

/** The courier's phone. */
export default async function WayPage({ params }: Props) {
  const run = await orNotFound(api.runs.byId({ runId: (await params).run }));
  return <CourierScreen key={run.id} first={overTheWire(run)} />;
}
