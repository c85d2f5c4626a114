import { type Reason, reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { CarrierUnavailable } from "../port";
import { ask, isDone, type Pochta } from "./ask";
import { readList, ShippingPoints } from "./wire";

/** Whether the Post takes the keys, and lets parcels be handed in at the office of the settings. */
export async function testConnection(account: Pochta): Promise<Reason | null> {
  try {
    const answer = await ask(account, { path: "/1.0/user-shipping-points" });
    const points = isDone(answer) ? readList(ShippingPoints, answer.body) : null;
    if (!points) throw new CarrierUnavailable("the places of departure could not be read", "no");
    const code = account.settings.postOfficeCode;
    const isOurs = points.some((point) => point["operator-postcode"] === code && point.enabled !== false);
    return isOurs ? null : reason("carrier.point_unknown", { code });
  } catch (error) {
    if (error instanceof KeysRefused) return reason("carrier.keys_refused");
    throw error;
  }
}
