import { type Reason, reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { ask, isDone, saidNo, type Yandex } from "./ask";

/** Whether Yandex takes the token. */
export async function testConnection(account: Yandex): Promise<Reason | null> {
  try {
    const answer = await ask(account, { path: "/claims/search", body: { offset: 0, limit: 1 } });
    return isDone(answer) ? null : saidNo(answer);
  } catch (error) {
    if (error instanceof KeysRefused) return reason("carrier.keys_refused");
    throw error;
  }
}
