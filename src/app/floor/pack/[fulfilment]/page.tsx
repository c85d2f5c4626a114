import { PackingTask } from "../../../packing-table/packing-task";

type Props = { params: Promise<{ fulfilment: string }> };

/** One task at the packing table, with a phone in hand. */
export default function FloorPackPage({ params }: Props) {
  return <PackingTask params={params} home="/floor/pack" />;
}
