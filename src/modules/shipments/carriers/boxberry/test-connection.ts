import { type Reason, reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { ask, type Boxberry } from "./ask";

/** Whether Boxberry takes the token. */
export async function testConnection(account: Boxberry): Promise<Reason | null> {
  try {
    // The parcels that are in no act yet. To have none is an error to Boxberry, but none to us.
    await ask(account, "ParselList");
    return null;
  } catch (error) {
    if (error instanceof KeysRefused) return reason("carrier.keys_refused");
    throw error;
  }
}
