/** The life of a delivery: it waits for its turn or its next try, was taken by its receiver, or was given up. */
export const deliveryStates = ["waiting", "delivered", "failed"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after a try the next one follows, as Standard Webhooks proposes (github.com/standard-webhooks, "Retries"): four days in all. */
const waits = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];
const longestAsked = 24 * hour;

export const mostAttempts = waits.length + 1;

export type Outcome =
  | { kind: "taken"; status: number }
  /** The receiver is gone for good (410): it is not called again. */
  | { kind: "gone" }
  | { kind: "again"; status: number | null; retryAfterMs: number | null };

/** What an answer means. A redirect is not followed and not a success; anything but 2xx and 410 is tried again. */
export function outcomeOf(status: number, retryAfterMs: number | null): Outcome {
  if (status >= 200 && status < 300) return { kind: "taken", status };
  if (status === 410) return { kind: "gone" };
  return { kind: "again", status, retryAfterMs };
}

/**
 * When to try again after the `attempts`th failure; null when it was the last. What the receiver asks for is kept; else the
 * schedule, up to a fifth longer by chance (`random` 0 to 1), so that what failed together does not come back together.
 */
export function nextTry(attempts: number, retryAfterMs: number | null, now: Date, random: number): Date | null {
  const wait = waits[attempts - 1];
  if (wait === undefined) return null;
  const asked = retryAfterMs === null ? 0 : Math.min(retryAfterMs, longestAsked);
  return new Date(now.getTime() + Math.max(wait * (1 + random / 5), asked));
}

/** Whether an event of a type is wanted by a list such as ["order.*", "stock.changed"]. */
export function wants(events: readonly string[], type: string): boolean {
  const topic = type.split(".", 1)[0];
  return events.some((wanted) => wanted === "*" || wanted === type || wanted === `${topic}.*`);
}
