import { type Reason, reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { ask, type Easypost, isDone, saidNo } from "./ask";

/** Whether EasyPost takes the key. */
export async function testConnection(account: Easypost): Promise<Reason | null> {
  try {
    const answer = await ask(account, { path: "/shipments", query: { page_size: 1 } });
    return isDone(answer) ? null : saidNo(answer);
  } catch (error) {
    if (error instanceof KeysRefused) return reason("carrier.keys_refused");
    throw error;
  }
}
