import { z } from "zod";
import { manager, operator, picker, router, viewer } from "@/platform/trpc/procedures";
import { balanceOfOrder, payFromBalance } from "./balance/move-balance";
import { bookLabel, dropLabel, quoteLabel } from "./commands/book-label";
import { approveReturn, cancelReturn, closeReturn, rejectReturn, sendReturn } from "./commands/decide-return";
import { exchangeReturn, previewExchange } from "./commands/exchange-return";
import { putReturnSettings, readReturnSettings } from "./commands/put-settings";
import { receiveReturn } from "./commands/receive-return";
import { noteRefundReceipt, refundReturn } from "./commands/refund-return";
import { requestReturn } from "./commands/request-return";
import { findReturns } from "./find-queries";
import {
  ApproveReturn,
  BookLabel,
  ExchangeReturn,
  ListReturns,
  NoteRefundReceipt,
  PayFromBalance,
  ReceiveReturn,
  RefundReturn,
  RejectReturn,
  RequestReturn,
  SendReturn,
  VersionOnly,
} from "./inputs";
import { countReturns, exchangedFrom, listReturns } from "./queries";
import { returnById } from "./return-queries";
import { returnableLines } from "./returnable-queries";
import { PutReturnSettings } from "./settings";

const ById = z.strictObject({ returnId: z.uuid() });
const ByOrder = z.strictObject({ orderId: z.uuid() });
const read = viewer.meta({ scope: "orders:read" });
const work = operator.meta({ scope: "orders:write" });
const money = manager.meta({ scope: "orders:write" });
const floor = picker.meta({ scope: "fulfilment:write" });

/** Goods that come back, and the money for them. */
export const returnsRouter = router({
  list: read.input(ListReturns).query(({ ctx, input }) => listReturns(ctx, input)),
  counts: read.query(({ ctx }) => countReturns(ctx)),
  byId: read.input(ById).query(({ ctx, input }) => returnById(ctx, input.returnId)),
  /** What a scanner or a typed number means on the receiving screen. */
  find: read.input(z.strictObject({ code: z.string().trim().min(1).max(300) })).query(({ ctx, input }) => findReturns(ctx, input.code)),
  /** The lines of an order with what may be asked back of each. */
  returnable: read.input(ByOrder).query(({ ctx, input }) => returnableLines(ctx, input.orderId)),
  exchangedFrom: read.input(ByOrder).query(({ ctx, input }) => exchangedFrom(ctx, input.orderId)),
  request: work.input(RequestReturn).mutation(({ ctx, input }) => requestReturn(ctx, input)),
  approve: work.input(ApproveReturn.extend(ById.shape)).mutation(({ ctx, input }) => approveReturn(ctx, input)),
  reject: work.input(RejectReturn.extend(ById.shape)).mutation(({ ctx, input }) => rejectReturn(ctx, input)),
  send: work.input(SendReturn.extend(ById.shape)).mutation(({ ctx, input }) => sendReturn(ctx, input)),
  quoteLabel: work.input(ById.extend({ warehouse: BookLabel.shape.warehouse })).mutation(({ ctx, input }) => quoteLabel(ctx, input)),
  bookLabel: work.input(BookLabel.extend(ById.shape)).mutation(({ ctx, input }) => bookLabel(ctx, input)),
  dropLabel: work.input(VersionOnly.extend(ById.shape)).mutation(({ ctx, input }) => dropLabel(ctx, input)),
  receive: floor
    .meta({ queued: true })
    .input(ReceiveReturn.extend(ById.shape))
    .mutation(({ ctx, input }) => receiveReturn(ctx, input)),
  refund: money.input(RefundReturn.extend(ById.shape)).mutation(({ ctx, input }) => refundReturn(ctx, input)),
  noteReceipt: work.input(NoteRefundReceipt.extend(ById.shape)).mutation(({ ctx, input }) => noteRefundReceipt(ctx, input)),
  previewExchange: work.input(ExchangeReturn.extend(ById.shape)).mutation(({ ctx, input }) => previewExchange(ctx, input)),
  exchange: money.input(ExchangeReturn.extend(ById.shape)).mutation(({ ctx, input }) => exchangeReturn(ctx, input)),
  close: work.input(VersionOnly.extend(ById.shape)).mutation(({ ctx, input }) => closeReturn(ctx, input)),
  cancel: work.input(VersionOnly.extend(ById.shape)).mutation(({ ctx, input }) => cancelReturn(ctx, input)),
  settings: read.query(({ ctx }) => readReturnSettings(ctx)),
  putSettings: manager
    .meta({ scope: "settings:write" })
    .input(PutReturnSettings)
    .mutation(({ ctx, input }) => putReturnSettings(ctx, input)),
  balance: read.input(ByOrder).query(({ ctx, input }) => balanceOfOrder(ctx, input.orderId)),
  payFromBalance: work.input(PayFromBalance.extend(ByOrder.shape)).mutation(({ ctx, input }) => payFromBalance(ctx, input)),
});
