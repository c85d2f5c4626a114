import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import { noteFiscalNumber } from "./commands/note-fiscal-number";
import { putTill } from "./commands/put-till";
import { sell } from "./commands/sell";
import { findGoods } from "./goods-queries";
import { FindGoods, NoteFiscalNumber, OfSale, PutTill, Sell, Till } from "./inputs";
import { readSale, salesToday } from "./sale-queries";
import { listTills } from "./till-queries";

const read = viewer.meta({ scope: "orders:read" });
const work = operator.meta({ scope: "orders:write" });

/** The counter of an offline shop. */
export const salesRouter = router({
  tills: read.query(({ ctx }) => listTills(ctx)),
  today: read.input(Till).query(({ ctx, input }) => salesToday(ctx, input)),
  byOrder: read.input(OfSale).query(({ ctx, input }) => readSale(ctx, input.orderId)),
  find: read.input(FindGoods).query(({ ctx, input }) => findGoods(ctx, input)),
  sell: work.input(Sell).mutation(({ ctx, input }) => sell(ctx, input)),
  noteFiscalNumber: work.input(NoteFiscalNumber).mutation(({ ctx, input }) => noteFiscalNumber(ctx, input)),
  putTill: manager
    .meta({ scope: "settings:write" })
    .input(PutTill)
    .mutation(({ ctx, input }) => putTill(ctx, input)),
});
