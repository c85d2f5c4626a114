import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { whyNotReturn } from "@/modules/returns/return";
import { FloorReceiveReturn } from "@/modules/returns/ui/floor/receive-screen";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { floorWarehouse } from "../../floor-warehouse";
import { NoWarehouse } from "../../no-warehouse";

type Props = { params: Promise<{ return: string }> };

/** Unpacking one return, unit by unit. */
export default async function FloorReturnPage({ params }: Props) {
  const { return: returnId } = await params;
  if (!z.uuid().safeParse(returnId).success) notFound();
  const [warehouse, one] = await Promise.all([floorWarehouse(), orNotFound(api.returns.byId({ returnId }))]);
  if (!warehouse) return <NoWarehouse />;
  if (whyNotReturn("receive", one)) redirect("/floor/returns");
  return <FloorReceiveReturn key={`${one.id} ${one.version}`} one={overTheWire(one)} warehouse={warehouse} />;
}
