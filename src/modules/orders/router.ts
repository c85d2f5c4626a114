import { z } from "zod";
import { text } from "@/lib/text-input";
import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import { changeSetsOf } from "./changes/change-sets";
import { EditOrder } from "./changes/operations";
import { addNote } from "./commands/add-note";
import { withdrawSubstitution } from "./commands/answer-substitution";
import { cancelOrder, cancelUnits } from "./commands/cancel-order";
import { placeTogether } from "./commands/coalesce-placing";
import { editOrder, previewEdit } from "./commands/edit-order";
import { holdOrder } from "./commands/hold-order";
import { placeDraft } from "./commands/place-draft";
import { proposeSubstitution } from "./commands/propose-substitution";
import { recordPayment, recordRefund } from "./commands/record-payment";
import { releaseHold } from "./commands/release-hold";
import { routeAgain } from "./commands/route-again";
import { saveDraft } from "./commands/save-draft";
import { splitOrder } from "./commands/split-order";
import { DraftOrder, PlaceDraft } from "./drafts/inputs";
import { CancelOrder, HoldOrder, PlaceOrder, RecordPayment, ReleaseHold, VersionInput } from "./inputs";
import { countOrders, listOrders, orderListItems } from "./list-orders";
import { readOrders } from "./queries";
import { ListOrders } from "./search/order-filter";
import { SplitOrder } from "./split/inputs";
import { ProposeSubstitution } from "./substitution/inputs";
import { openProposal, substitutesOf } from "./substitution/open-proposal";

const OrderId = z.strictObject({ orderId: z.uuid() });
const counted = ["open", "mine", "new", "due_today", "late", "held", "backordered", "delayed", "awaits_transfer", "drafts"] as const;

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
  saveDraft: operator
    .meta({ scope: "orders:write" })
    .input(DraftOrder)
    .mutation(async ({ ctx, input }) => {
      const { id, known } = await saveDraft(ctx, input);
      const [order] = await readOrders(ctx, [id]);
      return { id, number: order?.number ?? "", known };
    }),
  placeDraft: operator
    .meta({ scope: "orders:write" })
    .input(PlaceDraft.extend(OrderId.shape))
    .mutation(({ ctx, input }) => placeDraft(ctx, input).then(brief)),
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
  previewEdit: operator
    .meta({ scope: "orders:write" })
    .input(EditOrder.omit({ preview: true }).extend(OrderId.shape))
    // Posted, since a long edit does not fit into an address; it writes nothing that stays.
    .mutation(({ ctx, input }) => previewEdit(ctx, input)),
  changes: viewer
    .meta({ scope: "orders:read" })
    .input(OrderId)
    .query(({ ctx, input }) => changeSetsOf(ctx, input.orderId)),
  edit: operator
    .meta({ scope: "orders:write" })
    .input(EditOrder.omit({ preview: true }).extend(OrderId.shape))
    .mutation(({ ctx, input }) => editOrder(ctx, input).then(({ order, preview }) => ({ ...brief(order), preview }))),
  split: operator
    .meta({ scope: "orders:write" })
    .input(SplitOrder.extend(OrderId.shape))
    .mutation(({ ctx, input }) => splitOrder(ctx, input).then(({ order, split }) => ({ ...brief(order), split: brief(split) }))),
  substitutes: viewer
    .meta({ scope: "orders:read" })
    .input(OrderId.extend({ lineId: z.uuid() }))
    .query(({ ctx, input }) => substitutesOf(ctx, input)),
  openSubstitution: viewer
    .meta({ scope: "orders:read" })
    .input(OrderId)
    .query(({ ctx, input }) => openProposal(ctx, input.orderId)),
  proposeSubstitution: operator
    .meta({ scope: "orders:write" })
    .input(ProposeSubstitution.extend(OrderId.shape))
    .mutation(({ ctx, input }) => proposeSubstitution(ctx, input)),
  withdrawSubstitution: operator
    .meta({ scope: "orders:write" })
    .input(OrderId)
    .mutation(({ ctx, input }) => withdrawSubstitution(ctx, input)),
  routeAgain: operator
    .meta({ scope: "orders:write" })
    .input(z.strictObject({ ...OrderId.shape, version: VersionInput }))
    .mutation(({ ctx, input }) => routeAgain(ctx, input).then(brief)),
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
