import { z } from "zod";
import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import { attachmentsOf, removeAttachment } from "../attachments/attach-file";
import { orderPolicy, PutOrderPolicy, putOrderPolicy } from "../policies/order-policy";
import { overdueCounts } from "../policies/overdue-queries";
import { OrderPolicy } from "../policies/policy";
import { assignOrder } from "./assign-order";
import { assignees } from "./assignees";
import { AssignOrder, ReassignOrders, SetFields, SetPriority, TagOrder } from "./inputs";
import { managerLoad } from "./manager-load";
import { reassignOrders } from "./reassign-orders";
import { setFields } from "./set-fields";
import { setPriority } from "./set-priority";
import { tagOrder, usedTags } from "./tag-order";

const OrderId = z.strictObject({ orderId: z.uuid() });
const reads = { scope: "orders:read" } as const;
const writes = { scope: "orders:write" } as const;

/** How staff handle orders between them: who answers, what is pressing, what belongs together, what lies with it; and what the program may decide. */
export const handlingRouter = router({
  assignees: viewer.meta(reads).query(({ ctx }) => assignees(ctx)),
  managerLoad: viewer.meta(reads).query(({ ctx }) => managerLoad(ctx)),
  assign: operator
    .meta(writes)
    .input(AssignOrder.extend(OrderId.shape))
    .mutation(({ ctx, input }) => assignOrder(ctx, input).then(brief)),
  reassignAll: manager
    .meta(writes)
    .input(ReassignOrders)
    .mutation(async ({ ctx, input }) => ({ moved: await reassignOrders(ctx, input) })),
  usedTags: viewer.meta(reads).query(({ ctx }) => usedTags(ctx)),
  tag: operator
    .meta(writes)
    .input(TagOrder.extend(OrderId.shape))
    .mutation(({ ctx, input }) => tagOrder(ctx, input).then(brief)),
  setPriority: operator
    .meta(writes)
    .input(SetPriority.extend(OrderId.shape))
    .mutation(({ ctx, input }) => setPriority(ctx, input).then(brief)),
  setFields: operator
    .meta(writes)
    .input(SetFields.extend(OrderId.shape))
    .mutation(({ ctx, input }) => setFields(ctx, input).then(brief)),
  attachments: viewer
    .meta(reads)
    .input(OrderId)
    .query(({ ctx, input }) => attachmentsOf(ctx, input.orderId)),
  removeAttachment: operator
    .meta(writes)
    .input(OrderId.extend({ attachmentId: z.uuid() }))
    .mutation(({ ctx, input }) => removeAttachment(ctx, input)),
  policy: viewer.meta(reads).query(({ ctx }) => orderPolicy(ctx)),
  putPolicy: manager
    .meta({ scope: "settings:write" })
    .input(PutOrderPolicy)
    .mutation(({ ctx, input }) => putOrderPolicy(ctx, input)),
  overdueCounts: manager
    .meta({ scope: "settings:write" })
    .input(OrderPolicy.pick({ cancelUnpaidAfterHours: true, cancelUnfillableAfterDays: true }))
    .query(({ ctx, input }) => overdueCounts(ctx, input)),
});

/** What a button needs to know after its command. */
const brief = ({ id, number, version, status }: { id: string; number: string; version: number; status: string }) => ({
  id,
  number,
  version,
  status,
});
