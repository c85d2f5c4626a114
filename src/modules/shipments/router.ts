import { z } from "zod";
import { FulfilmentId, PackParcels } from "@/modules/fulfilment/inputs";
import { manager, operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { listCarrierRules, listCarriers } from "./carrier-queries";
import { cancelBooking } from "./commands/cancel-booking";
import { handOver } from "./commands/hand-over";
import { openParcels } from "./commands/open-parcels";
import { packAndShip } from "./commands/pack-and-ship";
import { putCarrier, putCarrierRules } from "./commands/put-carrier";
import { quoteFulfilment } from "./commands/quote-fulfilment";
import { enterTracking } from "./commands/record-tracking";
import { retryBooking, writeOffBooking } from "./commands/retry-booking";
import { shipFulfilment } from "./commands/ship-fulfilment";
import { decisionOf, shipmentsOfFulfilment } from "./decision-queries";
import {
  CarrierCode,
  HandOver,
  ListShipments,
  PutCarrier,
  PutCarrierRules,
  ShipFulfilment,
  ShipmentId,
  TrackingEventInput,
} from "./inputs";
import type { ShipmentRow } from "./lock-shipment";
import { countShipments, listShipments, readShipment, readShipments } from "./queries";

const read = viewer.meta({ scope: "orders:read" });
const work = picker.meta({ scope: "fulfilment:write" });
const settings = manager.meta({ scope: "settings:write" });

/** Carriers and what they carry. */
export const shipmentsRouter = router({
  list: read.input(ListShipments).query(({ ctx, input }) => listShipments(ctx, input)),
  byId: read.input(ShipmentId).query(({ ctx, input }) => readShipment(ctx, input.shipmentId)),
  rows: read.input(z.strictObject({ ids: z.array(z.uuid()).max(200) })).query(({ ctx, input }) => readShipments(ctx, input.ids)),
  ofFulfilment: read.input(FulfilmentId).query(({ ctx, input }) => shipmentsOfFulfilment(ctx, input.fulfilmentId)),
  decision: read.input(ShipmentId).query(({ ctx, input }) => decisionOf(ctx, input.shipmentId)),
  counts: read.query(({ ctx }) => countShipments(ctx)),

  rates: work.input(ShipFulfilment.extend(FulfilmentId.shape)).mutation(({ ctx, input }) => quoteFulfilment(ctx, input)),
  ship: work.input(ShipFulfilment.extend(FulfilmentId.shape)).mutation(({ ctx, input }) => shipFulfilment(ctx, input).then(brief)),
  packAndShip: work.input(PackParcels.extend({ ...FulfilmentId.shape, ...ShipFulfilment.shape })).mutation(async ({ ctx, input }) => {
    const { shipment, refused } = await packAndShip(ctx, input);
    return { shipment: shipment && brief(shipment), refused };
  }),
  unpack: work.input(FulfilmentId.extend({ version: z.int().min(1).optional() })).mutation(({ ctx, input }) => openParcels(ctx, input)),
  handOver: work.input(HandOver).mutation(({ ctx, input }) => handOver(ctx, input)),
  addEvent: work.input(TrackingEventInput.extend(ShipmentId.shape)).mutation(({ ctx, input }) => enterTracking(ctx, input).then(brief)),
  retry: work.input(ShipmentId).mutation(({ ctx, input }) => retryBooking(ctx, input).then(brief)),
  cancel: operator
    .meta({ scope: "fulfilment:write" })
    .input(ShipmentId)
    .mutation(({ ctx, input }) => cancelBooking(ctx, input)),
  writeOff: operator
    .meta({ scope: "fulfilment:write" })
    .input(ShipmentId)
    .mutation(({ ctx, input }) => writeOffBooking(ctx, input)),

  carriers: read.query(({ ctx }) => listCarriers(ctx)),
  carrierRules: read.query(({ ctx }) => listCarrierRules(ctx)),
  putCarrier: settings
    .input(PutCarrier.extend({ code: CarrierCode }))
    .mutation(({ ctx, input: { code, ...input } }) => putCarrier(ctx, code, input)),
  putCarrierRules: settings.input(PutCarrierRules).mutation(({ ctx, input }) => putCarrierRules(ctx, input)),
});

/** What a screen needs to go on: where the booking stands. The label comes over HTTP. */
function brief({ id, fulfilmentId, carrier, service, booking, status, trackingNumber, label, lastError }: ShipmentRow) {
  return { id, fulfilmentId, carrier, service, booking, status, trackingNumber, labelReady: label !== null, lastError };
}
