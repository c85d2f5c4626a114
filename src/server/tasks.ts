import type { Step } from "@/modules/channels/steps-out/step-of-fact";
import type { MessageEvent } from "@/modules/notifications/message-events";
import type { LotPlace } from "@/modules/orders/commands/set-expired-apart";
import type { ChannelReturn } from "@/modules/returns/commands/open-channel-return";
import type { StatusBack } from "@/modules/returns/parcel-statuses";
import type { Task } from "@/platform/jobs/runner";

/**
 * What jobs do, by name: each one line that leads to a module. The names are stored with waiting jobs, so an old one stays
 * until none of its jobs can be left.
 */
export const tasks = {
  process_intake: async (ctx, payload: { intakeId: string } | { intakeIds: string[] }) => {
    const { processIntake } = await import("@/modules/channels/commands/process-intake");
    const { processIntakes } = await import("@/modules/channels/commands/process-intakes");
    if ("intakeId" in payload) await processIntake(ctx, payload.intakeId);
    else await processIntakes(ctx, payload.intakeIds);
  },
  import_exchange_file: async (ctx, { fileId }: { fileId: string }) => {
    const { importFile } = await import("@/modules/channels/commerceml/import-file");
    await importFile(ctx, fileId);
  },
  hand_over_order: async (ctx, payload: { orderId: string; number: string; delivered: boolean }) => {
    const { handOverOrder } = await import("@/modules/shipments/commands/hand-over-order");
    await handOverOrder(ctx, payload);
  },
  poll_connection: async (ctx, { connectionId }: { connectionId: string }) => {
    const { pollConnection } = await import("@/modules/channels/polling/poll-connection");
    await pollConnection(ctx, connectionId);
  },
  backfill_connection: async (ctx, { connectionId }: { connectionId: string }) => {
    const { runBackfill } = await import("@/modules/channels/polling/run-backfill");
    await runBackfill(ctx, connectionId);
  },
  read_fees: async (ctx, { connectionId }: { connectionId: string }) => {
    const { readFees } = await import("@/modules/channels/fees/by-api/read-fees");
    await readFees(ctx, connectionId);
  },
  note_channel_step: async (ctx, payload: Step | { steps: Step[] }) => {
    const { noteSteps } = await import("@/modules/channels/steps-out/note-step");
    await noteSteps(ctx, "steps" in payload ? payload.steps : [payload]);
  },
  tell_channel: async (ctx, payload: { connectionId: string; orderId: string }) => {
    const { tellChannel } = await import("@/modules/channels/steps-out/tell-channel");
    await tellChannel(ctx, payload);
  },
  note_crm_deals: async (ctx, { orderIds }: { orderIds: string[] }) => {
    const { noteDeals } = await import("@/modules/crm/deals/note-deals");
    await noteDeals(ctx, orderIds);
  },
  tell_crm: async (ctx, payload: { crmId: string; orderId: string }) => {
    const { tellCrm } = await import("@/modules/crm/deals/tell-crm");
    await tellCrm(ctx, payload);
  },
  fetch_channel_label: async (ctx, payload: { fulfilmentId: string; attempt?: number }) => {
    const { fetchLabel } = await import("@/modules/channels/steps-out/fetch-label");
    await fetchLabel(ctx, payload);
  },
  fetch_drop_off_paper: async (ctx, payload: { dropOffId: string; attempt?: number }) => {
    const { fetchPaper } = await import("@/modules/channels/day/fetch-paper");
    await fetchPaper(ctx, payload);
  },
  settle_channel_orders: async (ctx, payload: { connectionId?: string; productIds?: string[] }) => {
    const { settleWaiting } = await import("@/modules/channels/mapping/settle-waiting");
    await settleWaiting(ctx, payload);
  },
  read_master_stock: async (ctx, { connectionId }: { connectionId: string }) => {
    const { readMasterStock } = await import("@/modules/channels/stock-in/read-master-stock");
    await readMasterStock(ctx, connectionId);
  },
  read_catalogue: async (ctx, { connectionId }: { connectionId: string }) => {
    const { readCatalogue } = await import("@/modules/channels/mapping/read-catalogue");
    await readCatalogue(ctx, connectionId);
  },
  note_stock: async (ctx, payload: { productIds?: string[]; connectionId?: string }) => {
    const { noteChangedStock } = await import("@/modules/channels/stock-out/note-changed-stock");
    await noteChangedStock(ctx, payload);
  },
  push_stock: async (ctx, { connectionId }: { connectionId: string }) => {
    const { pushStock } = await import("@/modules/channels/stock-out/push-stock");
    await pushStock(ctx, connectionId);
  },
  compare_stock: async (ctx, { connectionId }: { connectionId: string }) => {
    const { compareStock } = await import("@/modules/channels/stock-out/compare-stock");
    await compareStock(ctx, connectionId);
  },
  fill_backorders: async (ctx, { productIds }: { productIds: string[] }) => {
    const { fillBackorders } = await import("@/modules/orders/fill-waiting");
    await fillBackorders(ctx, productIds);
  },
  make_refills: async (ctx, { warehouseIds }: { warehouseIds: string[] }) => {
    const { makeRefills } = await import("@/modules/stockroom/replenishing/make-refills");
    for (const warehouseId of warehouseIds) await makeRefills(ctx, warehouseId, null);
  },
  refresh_promises: async (ctx, payload: { productIds?: string[]; orderIds?: string[] }) => {
    const { refreshPromises } = await import("@/modules/orders/refresh-promises");
    await refreshPromises(ctx, payload);
  },
  refresh_deliveries: async (ctx, { orderIds }: { orderIds: string[] }) => {
    const { refreshDelivery } = await import("@/modules/shipments/promise/refresh-delivery");
    await refreshDelivery(ctx, orderIds);
  },
  ask_for_offers: async (ctx, payload: { orderIds: string[]; attempt?: number }) => {
    const { askForOffers } = await import("@/modules/shipments/promise/ask-for-offers");
    await askForOffers(ctx, payload);
  },
  set_expired_apart: async (ctx, { after }: { after: LotPlace }) => {
    const { setExpiredApart } = await import("@/modules/orders/commands/set-expired-apart");
    await setExpiredApart(ctx, { after });
  },
  move_preorders: async (ctx, { productId }: { productId: string }) => {
    const { movePreorders } = await import("@/modules/orders/preorders/move-preorders");
    await movePreorders(ctx, productId);
  },
  run_bulk: async (ctx, payload: { runId: string }) => {
    const { runBulk } = await import("@/modules/orders/commands/run-bulk");
    await runBulk(ctx, payload);
  },
  check_file_import: async (ctx, payload: { importId: string }) => {
    const { runCheck } = await import("@/modules/files/commands/run-check");
    await runCheck(ctx, payload);
  },
  run_file_import: async (ctx, payload: { importId: string }) => {
    const { runImport } = await import("@/modules/files/commands/run-import");
    await runImport(ctx, payload);
  },
  release_hold: async (ctx, payload: { orderId: string; holdId: string }) => {
    const { releaseDueHold } = await import("@/modules/orders/commands/release-due-hold");
    await releaseDueHold(ctx, payload);
  },
  settle_purchases: async (ctx, { arrivalIds }: { arrivalIds: string[] }) => {
    const { settlePurchases } = await import("@/modules/purchasing/orders/settle-purchase");
    await settlePurchases(ctx, arrivalIds);
  },
  send_purchase_mail: async (ctx, payload: { mailId: string }) => {
    const { sendMailJob } = await import("@/modules/purchasing/orders/mail/send-mail");
    await sendMailJob(ctx, payload);
  },
  send_message: async (ctx, payload: { orderId: string; event: MessageEvent; about?: string }) => {
    const { sendMessageJob } = await import("@/modules/notifications/jobs");
    await sendMessageJob(ctx, payload);
  },
  check_message: async (ctx, payload: { messageId: string; asked: number }) => {
    const { checkMessage } = await import("@/modules/notifications/commands/check-message");
    await checkMessage(ctx, payload);
  },
  read_message_report: async (ctx, payload: { reportId: string }) => {
    const { readReport } = await import("@/modules/notifications/commands/read-report");
    await readReport(ctx, payload);
  },
  book_shipment: async (ctx, payload: { shipmentId: string }) => {
    const { bookShipmentJob } = await import("@/modules/shipments/jobs");
    await bookShipmentJob(ctx, payload);
  },
  track_shipment: async (ctx, payload: { shipmentId: string }) => {
    const { trackShipmentJob } = await import("@/modules/shipments/jobs");
    await trackShipmentJob(ctx, payload);
  },
  book_return_parcel: async (ctx, payload: { parcelId: string }) => {
    const { advanceReturnParcel } = await import("@/modules/shipments/return-parcels/advance-return-parcel");
    await advanceReturnParcel(ctx, payload.parcelId);
  },
  track_return_parcel: async (ctx, payload: { parcelId: string }) => {
    const { trackReturnParcelJob } = await import("@/modules/shipments/return-parcels/track-return-parcel");
    await trackReturnParcelJob(ctx, payload);
  },
  read_carrier_notice: async (ctx, { deliveryId }: { deliveryId: string }) => {
    const { readNotice } = await import("@/modules/shipments/hooks/read-notice");
    await readNotice(ctx, deliveryId);
  },
  make_manifest: async (ctx, payload: { handoverId: string; attempt?: number }) => {
    const { makeManifest } = await import("@/modules/shipments/handovers/make-manifest");
    await makeManifest(ctx, payload);
  },
  cancel_shipment_bookings: async (ctx, payload: { orderId: string }) => {
    const { cancelShipmentBookingsJob } = await import("@/modules/shipments/jobs");
    await cancelShipmentBookingsJob(ctx, payload);
  },
  follow_parcel_back: async (ctx, payload: { shipmentId: string; status: StatusBack }) => {
    const { followParcel } = await import("@/modules/returns/commands/follow-parcel");
    await followParcel(ctx, payload);
  },
  follow_return_label: async (ctx, payload: { returnId: string; trackingNumber: string | null }) => {
    const { followLabel } = await import("@/modules/returns/commands/follow-parcel");
    await followLabel(ctx, payload);
  },
  note_return_label: async (ctx, payload: { returnId: string }) => {
    const { noteLabel } = await import("@/modules/returns/commands/note-label");
    await noteLabel(ctx, payload);
  },
  open_channel_return: async (ctx, payload: ChannelReturn) => {
    const { openChannelReturn } = await import("@/modules/returns/commands/open-channel-return");
    await openChannelReturn(ctx, payload);
  },
  settle_pick_tasks: async (ctx, { fulfilmentIds }: { fulfilmentIds: string[] }) => {
    const { settleTasksOf } = await import("@/modules/fulfilment/waves/settle-tasks");
    await settleTasksOf(ctx, fulfilmentIds);
  },
  rebuild_analytics: async (ctx) => {
    const { rebuildAnalytics } = await import("@/modules/analytics/rollups/rebuild");
    await rebuildAnalytics(ctx);
  },
  count_orders: async (ctx, payload: { orderIds: string[] }) => {
    const { countOrders } = await import("@/modules/analytics/rollups/count-events");
    await countOrders(ctx, payload);
  },
  forecast_demand: async (ctx, payload: { runId?: string }) => {
    const { forecastJob } = await import("@/modules/purchasing/forecasts/forecast-job");
    await forecastJob(ctx, payload);
  },
  plan_shelves: async (ctx, payload: { after: string | null }) => {
    const { planAllShelves } = await import("@/modules/purchasing/replenishment/put-rules");
    await planAllShelves(ctx, payload);
  },
  audit_stock: async (ctx, { auditId }: { auditId?: string }) => {
    const { auditStockJob } = await import("@/modules/inventory/audit/audit-stock-job");
    const { withPatientDb } = await import("@/platform/patient-db");
    await withPatientDb((reader) => auditStockJob(ctx, { auditId, reader }));
  },
} as const satisfies Record<string, Task>;

export type TaskName = keyof typeof tasks;
