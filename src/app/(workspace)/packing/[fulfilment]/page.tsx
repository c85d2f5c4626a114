import { PackingTask } from "../../../packing-table/packing-task";

type Props = { params: Promise<{ fulfilment: string }> };

/** One task at the packing table. */
export default function PackPage({ params }: Props) {
  return <PackingTask params={params} home="/packing" />;
}
