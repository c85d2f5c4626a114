import { z } from "zod";
import { FulfilmentId, PackParcels } from "@/modules/fulfilment/inputs";
import { manager, operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { carrierByCode, carrierRulesOf, listCarriers } from "./carrier-queries";
import { cancelBooking } from "./commands/cancel-booking";
import { ChangeBooked, changeBooked } from "./commands/change-booked";
import { checkOrderAddress } from "./commands/check-address";
import { handOver } from "./commands/hand-over";
import { openParcels } from "./commands/open-parcels";
import { packAndShip } from "./commands/pack-and-ship";
import { putCarrier } from "./commands/put-carrier";
import { quoteFulfilment } from "./commands/quote-fulfilment";
import { enterTracking } from "./commands/record-tracking";
import { retryBooking, writeOffBooking } from "./commands/retry-booking";
import { shipFulfilment } from "./commands/ship-fulfilment";
import { decisionOf, shipmentsOfFulfilment } from "./decision-queries";
import { readWaybill } from "./documents/read-waybill";
import { askCourierAgain, callCourier } from "./handovers/call-courier";
import { courierLoad, listCourierCalls } from "./handovers/courier-call-queries";
import { listHandovers } from "./handovers/handover-queries";
import { askManifestAgain } from "./handovers/make-manifest";
import { listNotices } from "./hooks/notice-queries";
import {
  CallCourier,
  CarrierByCode,
  CarrierCode,
  CourierCallId,
  CourierLoad,
  HandOver,
  HandoverId,
  ListHandovers,
  ListNoticesOf,
  ListShipments,
  PutCarrier,
  PutCarrierRules,
  SearchPoints,
  ShipFulfilment,
  ShipmentId,
  TrackingEventInput,
} from "./inputs";
import type { ShipmentRow } from "./lock-shipment";
import { searchPoints } from "./points/search-points";
import { AgreeDay, agreeDay } from "./promise/agree-day";
import { deliverySettingsOf } from "./promise/delivery-settings-queries";
import { PutDeliverySettings, putDeliverySettings } from "./promise/put-delivery-settings";
import { settleTask } from "./promise/settle-task";
import { listDeliveryTasks } from "./promise/task-queries";
import { countShipments, listShipments, readShipment, readShipments } from "./queries";
import { putCarrierRules } from "./rates/put-carrier-rules";
import { TryCarrierRules, tryCarrierRules } from "./rates/try-rules";
import { describeKinds } from "./setup/describe-kinds";
import { subscribeCarrier, testCarrier } from "./setup/test-carrier";

const read = viewer.meta({ scope: "orders:read" });
const work = picker.meta({ scope: "fulfilment:write" });
const settings = manager.meta({ scope: "settings:write" });

const settingsRead = viewer.meta({ scope: "settings:write" });

/** Carriers and what they carry. */
export const shipmentsRouter = router({
  list: read.input(ListShipments).query(({ ctx, input }) => listShipments(ctx, input)),
  byId: read.input(ShipmentId).query(({ ctx, input }) => readShipment(ctx, input.shipmentId)),
  rows: read.input(z.strictObject({ ids: z.array(z.uuid()).max(200) })).query(({ ctx, input }) => readShipments(ctx, input.ids)),
  ofFulfilment: read.input(FulfilmentId).query(({ ctx, input }) => shipmentsOfFulfilment(ctx, input.fulfilmentId)),
  decision: read.input(ShipmentId).query(({ ctx, input }) => decisionOf(ctx, input.shipmentId)),
  counts: read.query(({ ctx }) => countShipments(ctx)),

  rates: work
    .input(ShipFulfilment.extend({ ...FulfilmentId.shape, fresh: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => quoteFulfilment(ctx, input)),
  ship: work.input(ShipFulfilment.extend(FulfilmentId.shape)).mutation(({ ctx, input }) => shipFulfilment(ctx, input).then(brief)),
  packAndShip: work.input(PackParcels.extend({ ...FulfilmentId.shape, ...ShipFulfilment.shape })).mutation(async ({ ctx, input }) => {
    const { shipment, refused } = await packAndShip(ctx, input);
    return { shipment: shipment && brief(shipment), refused };
  }),
  unpack: work.input(FulfilmentId.extend({ version: z.int().min(1).optional() })).mutation(({ ctx, input }) => openParcels(ctx, input)),
  points: read.input(SearchPoints).query(({ ctx, input }) => searchPoints(ctx, input)),
  /** Has the paper fetched, so that it can be opened at once; the paper itself comes over HTTP. */
  fetchWaybill: read.input(ShipmentId).mutation(async ({ ctx, input }) => {
    await readWaybill(ctx, input.shipmentId);
  }),
  handovers: read.input(ListHandovers).query(({ ctx, input }) => listHandovers(ctx, input)),
  askManifestAgain: work.input(HandoverId).mutation(({ ctx, input }) => askManifestAgain(ctx, input)),
  courierCalls: read.query(({ ctx }) => listCourierCalls(ctx)),
  courierLoad: read.input(CourierLoad).query(({ ctx, input }) => courierLoad(ctx, input)),
  callCourier: work.input(CallCourier).mutation(({ ctx, input }) => callCourier(ctx, input)),
  askCourierAgain: work.input(CourierCallId).mutation(({ ctx, input }) => askCourierAgain(ctx, input.callId)),
  handOver: work.input(HandOver).mutation(({ ctx, input }) => handOver(ctx, input)),
  addEvent: work.input(TrackingEventInput.extend(ShipmentId.shape)).mutation(({ ctx, input }) => enterTracking(ctx, input).then(brief)),
  retry: work.input(ShipmentId).mutation(({ ctx, input }) => retryBooking(ctx, input).then(brief)),
  cancel: operator
    .meta({ scope: "fulfilment:write" })
    .input(ShipmentId)
    .mutation(({ ctx, input }) => cancelBooking(ctx, input)),
  change: operator
    .meta({ scope: "fulfilment:write" })
    .input(z.strictObject({ shipmentId: z.uuid(), change: ChangeBooked }))
    .mutation(({ ctx, input: { shipmentId, change } }) => changeBooked(ctx, { shipmentId, ...change })),
  writeOff: operator
    .meta({ scope: "fulfilment:write" })
    .input(ShipmentId)
    .mutation(({ ctx, input }) => writeOffBooking(ctx, input)),

  /** Asks a carrier, so it is no query that a browser repeats. */
  checkAddress: operator
    .meta({ scope: "orders:write" })
    .input(z.strictObject({ orderId: z.uuid(), carrier: CarrierCode }))
    .mutation(({ ctx, input }) => checkOrderAddress(ctx, input)),

  deliveryTasks: read.input(z.strictObject({ shipmentId: z.uuid().optional() })).query(({ ctx, input }) => listDeliveryTasks(ctx, input)),
  settleTask: work.input(z.strictObject({ taskId: z.uuid() })).mutation(({ ctx, input }) => settleTask(ctx, input.taskId)),
  agreeDay: operator
    .meta({ scope: "orders:write" })
    .input(AgreeDay.extend({ orderId: z.uuid() }))
    .mutation(({ ctx, input }) => agreeDay(ctx, input)),
  deliverySettings: read.query(({ ctx }) => deliverySettingsOf(ctx)),
  putDeliverySettings: settings.input(PutDeliverySettings).mutation(({ ctx, input }) => putDeliverySettings(ctx, input)),

  carriers: read.query(({ ctx }) => listCarriers(ctx)),
  carrierKinds: read.query(() => describeKinds()),
  notices: settingsRead.input(ListNoticesOf).query(({ ctx, input: { code, ...query } }) => listNotices(ctx, code, query)),
  testCarrier: settings.input(CarrierByCode).mutation(async ({ ctx, input }) => ({ problem: await testCarrier(ctx, input.code) })),
  subscribeCarrier: settings
    .input(CarrierByCode)
    .mutation(async ({ ctx, input }) => ({ problem: await subscribeCarrier(ctx, input.code) })),
  carrierRules: read.query(({ ctx }) => carrierRulesOf(ctx)),
  putCarrier: settings.input(PutCarrier.extend({ code: CarrierCode })).mutation(async ({ ctx, input: { code, ...input } }) => {
    const { created } = await putCarrier(ctx, code, input);
    return { created, webhookUrl: (await carrierByCode(ctx, code)).webhookUrl };
  }),
  putCarrierRules: settings.input(PutCarrierRules).mutation(({ ctx, input }) => putCarrierRules(ctx, input)),
  /** Asks carriers, so it is no query that a browser repeats. */
  tryCarrierRules: settings.input(TryCarrierRules).mutation(({ ctx, input }) => tryCarrierRules(ctx, input)),
});

/** What a screen needs to go on: where the booking stands. The label comes over HTTP. */
function brief({ id, fulfilmentId, carrier, service, booking, status, trackingNumber, label, lastError }: ShipmentRow) {
  return { id, fulfilmentId, carrier, service, booking, status, trackingNumber, labelReady: label !== null, lastError };
}
