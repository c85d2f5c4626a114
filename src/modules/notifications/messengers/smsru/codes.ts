import type { DeliveryNews } from "../port";

type Word = { stage: DeliveryNews["stage"]; permanent: boolean };

const delivered = new Set([103, 110]);
const undelivered = new Set([104, 105, 106, 107, 108, 150]);
/** It is down, or has had too many for now: a later try may go through. */
const passing = new Set([206, 220, 230, 231, 232, 500, 502]);

/** What a code of SMS.RU means: how far a message is, and whether a refusal is final. */
export function wordOf(code: number): Word {
  const failed = undelivered.has(code) || code >= 200;
  return { stage: delivered.has(code) ? "delivered" : failed ? "failed" : "under_way", permanent: !passing.has(code) };
}
