import type { MessageEvent } from "@/modules/notifications/message-events";
import type { Task } from "@/platform/jobs/runner";

/** How often one receipt serves the next hundred waiting orders before it leaves the rest to the next change of stock. */
const fillRounds = 50;

/**
 * What jobs do, by name: each one line that leads to a module. The names are stored with waiting jobs, so an old one stays
 * until none of its jobs can be left.
 */
export const tasks = {
  process_intake: async (ctx, { intakeId }: { intakeId: string }) => {
    const { processIntake } = await import("@/modules/channels/commands/process-intake");
    await processIntake(ctx, intakeId);
  },
  fill_backorders: async (ctx, { productIds }: { productIds: string[] }) => {
    const { fillBackorders } = await import("@/modules/orders/fill-waiting");
    for (let round = 0; round < fillRounds && (await fillBackorders(ctx, productIds)) > 0; round++);
  },
  send_message: async (ctx, payload: { orderId: string; event: MessageEvent }) => {
    const { sendMessageJob } = await import("@/modules/notifications/jobs");
    await sendMessageJob(ctx, payload);
  },
  book_shipment: async (ctx, payload: { shipmentId: string }) => {
    const { bookShipmentJob } = await import("@/modules/shipments/jobs");
    await bookShipmentJob(ctx, payload);
  },
  track_shipment: async (ctx, payload: { shipmentId: string }) => {
    const { trackShipmentJob } = await import("@/modules/shipments/jobs");
    await trackShipmentJob(ctx, payload);
  },
  cancel_shipment_bookings: async (ctx, payload: { orderId: string }) => {
    const { cancelShipmentBookingsJob } = await import("@/modules/shipments/jobs");
    await cancelShipmentBookingsJob(ctx, payload);
  },
  audit_stock: async (ctx) => {
    const { auditStockJob } = await import("@/modules/inventory/audit/audit-stock-job");
    await auditStockJob(ctx);
  },
} as const satisfies Record<string, Task>;

export type TaskName = keyof typeof tasks;
