import { reason } from "@/lib/reason";
import type { BookingChange, Granted } from "../abilities";
import { KeysRefused } from "../ask-carrier";
import { type BookedRef, CarrierUnavailable } from "../port";
import { askByForm, type Boxberry, saidNo } from "./ask";
import { tooLate } from "./book";
import { orderOf } from "./order";
import { Created, read } from "./wire";

/** Another address, buyer or point for a parcel that is in no act yet: ParselCreate over the number that it has (`updateByTrack`). */
export async function modify(
  { carrierReference: track }: BookedRef,
  { whole }: BookingChange,
  account: Boxberry,
): Promise<Granted<object>> {
  try {
    const order = await orderOf(whole, account, track);
    if ("reason" in order) return { outcome: "refused", reason: order.reason };
    const said = await askByForm(account, "ParselCreate", order);
    if ("complaint" in said)
      return { outcome: "refused", reason: tooLate.test(said.complaint) ? reason("carrier.already_moving") : saidNo(said.complaint) };
    if (read(Created, said.body)?.track !== track) throw new CarrierUnavailable("the answer could not be read", "maybe");
    return { outcome: "done" };
  } catch (error) {
    if (error instanceof KeysRefused) return { outcome: "refused", reason: reason("carrier.keys_refused") };
    throw error;
  }
}
