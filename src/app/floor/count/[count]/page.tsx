import { notFound } from "next/navigation";
import { z } from "zod";
import { CountScreen } from "@/modules/stockroom/ui/floor/count-screen";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";

type Props = { params: Promise<{ count: string }> };

/** One count, bin by bin. */
export default async function FloorCountPage({ params }: Props) {
  const { count: countId } = await params;
  if (!z.uuid().safeParse(countId).success) notFound();
  const count = await orNotFound(api.counts.byId({ countId }));
  return <CountScreen count={overTheWire(count)} warehouse={count.warehouse} />;
}
