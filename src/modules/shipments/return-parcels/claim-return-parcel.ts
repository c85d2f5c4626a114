import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { stateAfter, whyNot } from "../booking";
import { type CallingStep, leaseFrom } from "../record-claim";
import { lockReturnParcel, type ReturnParcelRow, writeReturnParcel } from "./lock-return-parcel";

/** The right to call the carrier for one return, until its lease ends. */
export type ReturnClaim = { parcel: ReturnParcelRow; step: CallingStep };

/**
 * Notes that the carrier is about to be called, before it is. Null when somebody else is calling, or has moved the booking on since it
 * was seen. `held`: `seen` is one's own claim, which goes on from looking up to calling.
 */
export function claimReturnParcel(ctx: Context, seen: ReturnParcelRow, step: CallingStep, held = false): Promise<ReturnClaim | null> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturnParcel(ctx, seen.id);
    const { parcel } = locked;
    const now = ctx.now();
    const isOpen = parcel.callingUntil !== null && parcel.callingUntil > now;
    const isMine = held && parcel.callingUntil?.getTime() === seen.callingUntil?.getTime();
    if (isOpen && !isMine) {
      await lookAgain(ctx, parcel.id, parcel.callingUntil);
      return null;
    }
    const calls = step === "call";
    if (parcel.booking !== seen.booking || (calls && whyNot("call", { state: parcel.booking }))) return null;
    const changes = { callingUntil: leaseFrom(now), ...(calls ? { booking: stateAfter("call"), attempts: parcel.attempts + 1 } : {}) };
    return { parcel: await writeReturnParcel(ctx, locked, changes), step };
  });
}

/** Queues the next look at a booking; of several only the last counts. */
export async function lookAgain(ctx: Context, parcelId: string, at: Date | null): Promise<void> {
  await addJob(ctx, "book_return_parcel", { parcelId }, { key: parcelId, ...(at ? { runAt: at } : {}) });
}
