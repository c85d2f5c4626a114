import { z } from "zod";
import { manager, operator, owner, router, viewer } from "@/platform/trpc/procedures";
import { ListWaiting, OrderWaiting } from "../waiting/inputs";
import { orderWaiting } from "../waiting/order-waiting";
import { listWaiting } from "../waiting/waiting-queries";
import { approvePurchase, rejectPurchase, reopenPurchase, submitPurchase } from "./decide-purchase";
import { cancelPurchase, closePurchase } from "./end-purchase";
import {
  EditPurchase,
  ListPurchases,
  MailAgain,
  RejectPurchase,
  ReschedulePurchase,
  SavePurchase,
  SendPurchase,
  VersionOnly,
} from "./inputs";
import { purchaseById } from "./one-purchase-queries";
import { countPurchases, listPurchases } from "./purchase-queries";
import { putPurchaseSettings, readPurchaseSettings } from "./put-settings";
import { reschedulePurchase } from "./reschedule-purchase";
import { createPurchase, editPurchase } from "./save-purchase";
import { mailPurchaseAgain, sendPurchase } from "./send-purchase";
import { PutPurchaseSettings } from "./settings";

const ById = z.strictObject({ purchaseId: z.uuid() });
const read = viewer.meta({ scope: "stock:read" });
const work = operator.meta({ scope: "stock:write" });
const decide = manager.meta({ scope: "stock:write" });

/** Orders to suppliers. */
export const purchasesRouter = router({
  list: read.input(ListPurchases).query(({ ctx, input }) => listPurchases(ctx, input)),
  counts: read.query(({ ctx }) => countPurchases(ctx)),
  byId: read.input(ById).query(({ ctx, input }) => purchaseById(ctx, input.purchaseId)),
  create: work.input(SavePurchase).mutation(({ ctx, input }) => createPurchase(ctx, input)),
  edit: work.input(EditPurchase.extend(ById.shape)).mutation(({ ctx, input }) => editPurchase(ctx, input)),
  submit: work.input(VersionOnly.extend(ById.shape)).mutation(({ ctx, input }) => submitPurchase(ctx, input)),
  approve: decide.input(VersionOnly.extend(ById.shape)).mutation(({ ctx, input }) => approvePurchase(ctx, input)),
  reject: decide.input(RejectPurchase.extend(ById.shape)).mutation(({ ctx, input }) => rejectPurchase(ctx, input)),
  reopen: work.input(VersionOnly.extend(ById.shape)).mutation(({ ctx, input }) => reopenPurchase(ctx, input)),
  send: work.input(SendPurchase.extend(ById.shape)).mutation(({ ctx, input }) => sendPurchase(ctx, input)),
  mailAgain: work.input(MailAgain.extend(ById.shape)).mutation(({ ctx, input }) => mailPurchaseAgain(ctx, input)),
  reschedule: work.input(ReschedulePurchase.extend(ById.shape)).mutation(({ ctx, input }) => reschedulePurchase(ctx, input)),
  cancel: work.input(VersionOnly.extend(ById.shape)).mutation(({ ctx, input }) => cancelPurchase(ctx, input)),
  close: work.input(VersionOnly.extend(ById.shape)).mutation(({ ctx, input }) => closePurchase(ctx, input)),
  /** What waiting orders lack. Their buyers are named, so it takes the right to read orders. */
  waiting: viewer
    .meta({ scope: "orders:read" })
    .input(ListWaiting)
    .query(({ ctx, input }) => listWaiting(ctx, input)),
  orderWaiting: work.input(OrderWaiting).mutation(({ ctx, input }) => orderWaiting(ctx, input)),
  settings: read.query(({ ctx }) => readPurchaseSettings(ctx)),
  putSettings: owner
    .meta({ scope: "settings:write" })
    .input(PutPurchaseSettings)
    .mutation(({ ctx, input }) => putPurchaseSettings(ctx, input)),
});
