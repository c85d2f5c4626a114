import { UnknownProducts } from "@/modules/channels/ui/unknown-products";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";

/** What orders of all channels wait for because nobody has said which product it is. */
export default async function UnknownProductsPage() {
  return <UnknownProducts first={overTheWire(await api.mappings.wanted({}))} />;
}
