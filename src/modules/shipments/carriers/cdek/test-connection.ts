import { type Reason, reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import type { Cdek } from "./ask";
import { knowsCity } from "./cities";
import { officeOf } from "./points";

/** Whether CDEK takes the keys, and knows the town and the office that parcels leave from. */
export async function testConnection(account: Cdek): Promise<Reason | null> {
  const { senderCityCode, shipmentPoint } = account.settings;
  try {
    // Asked in any case: a question is what shows whether the keys are taken.
    if (!(await knowsCity(senderCityCode ?? moscow, account)) && senderCityCode)
      return reason("carrier.city_unknown", { city: String(senderCityCode) });
    if (shipmentPoint && (await officeOf(shipmentPoint, account)) === null) return reason("carrier.point_unknown", { code: shipmentPoint });
    return null;
  } catch (error) {
    if (error instanceof KeysRefused) return reason("carrier.keys_refused");
    throw error;
  }
}

const moscow = 44;
