import { createHmac } from "node:crypto";
import { isSameSecret } from "@/lib/is-same-secret";
import { readBody } from "@/lib/parse-keeping-ids";
import { type Reason, reason } from "@/lib/reason";
import type { CarrierHook, HookDelivery, HookNews } from "../abilities";
import { KeysRefused } from "../ask-carrier";
import { ask, type Easypost, isDone, saidNo } from "./ask";
import type { EasypostSecrets, EasypostSettings } from "./settings";
import { eventsIn } from "./track";
import { Event, read, Webhooks } from "./wire";

/** EasyPost signs its notices, so that what they tell of a parcel counts. */
export const hook: CarrierHook<EasypostSettings, EasypostSecrets> = { signed: true, verify, read: readNotice };

/** `X-Hmac-Signature: hmac-sha256-hex=…` over the bytes as they came; the secret counts in its NFKD form. */
function verify({ headers, rawBody }: HookDelivery, { secrets }: Pick<Easypost, "secrets">): boolean {
  const given = /^hmac-sha256-hex=([0-9a-f]{64})$/i.exec(headers["x-hmac-signature"]?.trim() ?? "")?.[1];
  if (!secrets.webhookSecret || !given) return false;
  const expected = createHmac("sha256", secrets.webhookSecret.normalize("NFKD")).update(rawBody).digest("hex");
  return isSameSecret(given.toLowerCase(), expected);
}

function readNotice({ rawBody }: Pick<HookDelivery, "rawBody">): { topic: string; news: HookNews[] } {
  const event = read(Event, readBody(rawBody));
  const topic = event?.description ?? "";
  if (!event || !/^tracker\./.test(topic)) return { topic, news: [] };
  const { shipment_id, tracking_code } = event.result;
  if (!shipment_id && !tracking_code) return { topic, news: [] };
  return {
    topic,
    news: [
      {
        ...(shipment_id ? { carrierReference: shipment_id } : {}),
        ...(tracking_code ? { trackingNumber: tracking_code } : {}),
        events: eventsIn(event.result),
      },
    ],
  };
}

/** Tells EasyPost our address and the secret to sign with; an address that it has already gets the secret of now. */
export async function subscribe(hookUrl: string, account: Easypost): Promise<Reason | null> {
  const { webhookSecret: webhook_secret } = account.secrets;
  if (!webhook_secret) return reason("carrier.needs_hook_secret");
  try {
    const known = await ask(account, { path: "/webhooks" });
    if (!isDone(known)) return saidNo(known);
    const ours = read(Webhooks, known.body)?.webhooks.find(({ id, url }) => id && url === hookUrl);
    const answer = ours
      ? await ask(account, { method: "PATCH", path: `/webhooks/${encodeURIComponent(ours.id)}`, body: { webhook_secret } })
      : await ask(account, { path: "/webhooks", body: { webhook: { url: hookUrl, webhook_secret } } });
    return isDone(answer) ? null : saidNo(answer);
  } catch (error) {
    if (error instanceof KeysRefused) return reason("carrier.keys_refused");
    throw error;
  }
}
