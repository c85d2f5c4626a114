import { z } from "zod";
import { ExpectedInstant } from "@/modules/inventory/arrivals/inputs";
import { createTransfer } from "@/modules/inventory/commands/create-transfer";
import {
  CancelTransfer,
  ChangeTransfer,
  CreateTransfer,
  ListTransfers,
  ReceiveTransfer,
  SendTransfer,
} from "@/modules/inventory/transfers/inputs";
import { listTransfers, transferById, transferCounts } from "@/modules/inventory/transfers/transfer-queries";
import { operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { cancelTransfer } from "./commands/cancel-transfer";
import { changeTransfer } from "./commands/change-transfer";
import { receiveTransfer } from "./commands/receive-transfer";
import { sendTransfer } from "./commands/send-transfer";
import { effectOfTransfer } from "./promise-queries";

const ById = z.strictObject({ transferId: z.uuid() });
const read = viewer.meta({ scope: "stock:read" });
const plan = operator.meta({ scope: "stock:write" });
const floor = picker.meta({ scope: "stock:write" });

/** Goods on their way between warehouses. It lies here because orders wait for what they bring. */
export const transfersRouter = router({
  list: read.input(ListTransfers).query(({ ctx, input }) => listTransfers(ctx, input)),
  byId: read.input(ById).query(({ ctx, input }) => transferById(ctx, input.transferId)),
  counts: read.query(({ ctx }) => transferCounts(ctx)),
  /** Whose promise another day would move, before it is set. */
  effect: viewer
    .meta({ scope: "orders:read" })
    .input(ById.extend({ expectedAt: ExpectedInstant }))
    .query(({ ctx, input }) => effectOfTransfer(ctx, input.transferId, new Date(input.expectedAt))),
  create: plan.input(CreateTransfer).mutation(({ ctx, input }) => createTransfer(ctx, input)),
  change: plan.input(ChangeTransfer.extend(ById.shape)).mutation(({ ctx, input }) => changeTransfer(ctx, input)),
  cancel: plan.input(CancelTransfer.extend(ById.shape)).mutation(({ ctx, input }) => cancelTransfer(ctx, input)),
  send: floor.input(SendTransfer.extend(ById.shape)).mutation(({ ctx, input }) => sendTransfer(ctx, input)),
  receive: floor.input(ReceiveTransfer.extend(ById.shape)).mutation(({ ctx, input }) => receiveTransfer(ctx, input)),
});
