import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api, orNotFound } from "@/server/api";
import { ShipmentView } from "./shipment-view";

type Props = { params: Promise<{ shipment: string }> };

/** One parcel's booking, way and contents. */
export default async function ShipmentPage({ params }: Props) {
  const shipment = await orNotFound(api.shipments.byId({ shipmentId: (await params).shipment }));
  const carriers = await api.shipments.carriers();
  return <ShipmentView key={shipment.id} first={overTheWire(shipment)} carriers={carriers.map(({ code, name }) => ({ code, name }))} />;
}
