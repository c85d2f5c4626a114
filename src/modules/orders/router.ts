import { z } from "zod";
import { text } from "@/lib/text-input";
import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import { addNote } from "./commands/add-note";
import { cancelOrder, cancelUnits } from "./commands/cancel-order";
import { placeTogether } from "./commands/coalesce-placing";
import { holdOrder } from "./commands/hold-order";
import { recordPayment, recordRefund } from "./commands/record-payment";
import { releaseHold } from "./commands/release-hold";
import { CancelOrder, HoldOrder, PlaceOrder, RecordPayment, ReleaseHold } from "./inputs";
import { countOrders, ListOrders, listOrders, orderListItems } from "./list-orders";
import { readOrders } from "./queries";

const OrderId = z.strictObject({ orderId: z.uuid() });
const counted = ["open", "new", "due_today", "late", "held", "backordered", "awaits_transfer"] as const;

export const ordersRouter = router({
  list: viewer
    .meta({ scope: "orders:read" })
    .input(ListOrders)
    .query(({ ctx, input }) => listOrders(ctx, input)),
  rows: viewer
    .meta({ scope: "orders:read" })
    .input(z.strictObject({ ids: z.array(z.uuid()).max(200) }))
    .query(({ ctx, input }) => orderListItems(ctx, input.ids)),
  counts: viewer.meta({ scope: "orders:read" }).query(({ ctx }) => countOrders(ctx, counted)),
  place: operator
    .meta({ scope: "orders:write" })
    .input(PlaceOrder)
    .mutation(async ({ ctx, input }) => {
      const placed = await placeTogether(ctx, { order: input });
      if (placed.outcome === "refused") throw placed.refusal;
      if (placed.outcome === "placed") return { id: placed.order.id, number: placed.order.number, known: false };
      if (placed.outcome === "replayed") throw new Error("a key was replayed although none was given");
      const [order] = await readOrders(ctx, [placed.orderId]);
      return { id: placed.orderId, number: order?.number ?? "", known: true };
    }),
  cancel: operator
    .meta({ scope: "orders:write" })
    .input(CancelOrder.extend(OrderId.shape))
    .mutation(({ ctx, input }) => cancelOrder(ctx, input).then(brief)),
  cancelUnits: operator
    .meta({ scope: "orders:write" })
    .input(
      CancelOrder.extend({
        ...OrderId.shape,
        lines: z
          .array(z.strictObject({ lineId: z.uuid(), units: z.int().min(1).max(1_000_000) }))
          .min(1)
          .max(500),
      }),
    )
    .mutation(({ ctx, input }) => cancelUnits(ctx, input).then(brief)),
  hold: operator
    .meta({ scope: "orders:write" })
    .input(HoldOrder.extend(OrderId.shape))
    .mutation(({ ctx, input }) => holdOrder(ctx, input).then(brief)),
  release: operator
    .meta({ scope: "orders:write" })
    .input(ReleaseHold.extend(OrderId.shape))
    .mutation(({ ctx, input }) => releaseHold(ctx, input).then(brief)),
  recordPayment: operator
    .meta({ scope: "orders:write" })
    .input(RecordPayment.extend(OrderId.shape))
    .mutation(({ ctx, input }) => recordPayment(ctx, input).then(brief)),
  recordRefund: manager.input(RecordPayment.extend(OrderId.shape)).mutation(({ ctx, input }) => recordRefund(ctx, input).then(brief)),
  addNote: operator
    .meta({ scope: "orders:write" })
    .input(OrderId.extend({ text: text(2_000) }))
    .mutation(({ ctx, input }) => addNote(ctx, input)),
});

/** What a button needs to know after its command. */
const brief = (order: { id: string; number: string; version: number; status: string }) => ({
  id: order.id,
  number: order.number,
  version: order.version,
  status: order.status,
});
