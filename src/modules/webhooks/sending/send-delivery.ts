import { Webhook } from "standardwebhooks";
import type { Reason } from "@/lib/reason";
import { reason } from "@/lib/reason";
import { type Outcome, outcomeOf } from "../delivery";

const timeoutMs = 20_000;

type Letter = { id: string; url: string; body: string; secrets: readonly string[] };

/**
 * Sends one delivery, signed by Standard Webhooks with every secret that signs now. Redirects are not followed. Why nothing came
 * back is told in general words only: what stands behind an address is nobody's business.
 */
export async function sendDelivery(
  call: typeof fetch,
  { id, url, body, secrets }: Letter,
  now: Date,
): Promise<{ outcome: Outcome; error: Reason | null }> {
  const messageId = `msg_${id}`;
  const signature = secrets.map((secret) => new Webhook(secret).sign(messageId, now, body)).join(" ");
  try {
    const response = await call(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Dirigent-Webhooks",
        "webhook-id": messageId,
        "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
        "webhook-signature": signature,
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const outcome = outcomeOf(response.status, retryAfter(response.headers.get("retry-after"), now));
    return { outcome, error: outcome.kind === "taken" ? null : reason("webhook.answered_with", { status: response.status }) };
  } catch (error) {
    const late = error instanceof DOMException && error.name === "TimeoutError";
    const why = late ? reason("webhook.timeout", { seconds: timeoutMs / 1000 }) : reason("webhook.unreachable");
    return { outcome: { kind: "again", status: null, retryAfterMs: null }, error: why };
  }
}

function retryAfter(header: string | null, now: Date): number | null {
  if (!header) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const date = new Date(header);
  return Number.isNaN(date.getTime()) ? null : Math.max(0, date.getTime() - now.getTime());
}
