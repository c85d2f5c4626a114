import { countWork } from "@/modules/fulfilment/queries";
import { countReturns } from "@/modules/returns/queries";
import { stockroomCounts } from "@/modules/stockroom/floor-queries";
import type { Context } from "@/platform/context";

/** The figures on the floor's tiles, by task, of the warehouses that the worker may enter. */
export async function floorCounts(ctx: Context, { warehouse }: { warehouse?: string }) {
  const [work, stockroom, returns] = await Promise.all([
    countWork(ctx, { warehouse }),
    stockroomCounts(ctx, { warehouse }),
    countReturns(ctx),
  ]);
  return { pick: work.toPick + work.picking, pack: work.toPack, putBack: work.putBacks, returns: returns.expected, ...stockroom };
}

export type FloorCounts = Awaited<ReturnType<typeof floorCounts>>;
