import { withCheckDigit } from "@/lib/check-digit";
import { seededDigits, seededFraction } from "@/lib/seeded";
import type { BookingKey } from "../port";
import type { SimulatedSettings } from "./settings";

/** How a booking's first call goes wrong: a "no", no connection, or a booking whose answer is lost on the way back. */
export type Trouble = "refused" | "unreachable" | "answer_lost";
const troubles: readonly Trouble[] = ["refused", "unreachable", "answer_lost"];

type Key = Pick<BookingKey, "idempotencyKey">;

/** The trouble that this call meets; null when it goes well, as every repeat does. */
export function troubleOf(
  { idempotencyKey, attempt }: Pick<BookingKey, "idempotencyKey" | "attempt">,
  settings: SimulatedSettings,
): Trouble | null {
  if (attempt > 1 || seededFraction(`${idempotencyKey} troubled`) >= settings.failureRate) return null;
  return troubles[Math.floor(seededFraction(`${idempotencyKey} trouble`) * troubles.length)] ?? null;
}

/** True once the tracking number is out. */
export function isNumbered({ requestedAt, now }: Pick<BookingKey, "requestedAt" | "now">, { bookingDelayMs }: SimulatedSettings): boolean {
  return now.getTime() - requestedAt.getTime() >= bookingDelayMs;
}

export const trackingNumberOf = ({ idempotencyKey }: Key) => `SIM${withCheckDigit(seededDigits(`number ${idempotencyKey}`, 13))}`;
export const carrierReferenceOf = ({ idempotencyKey }: Key) => `sim-${seededDigits(`reference ${idempotencyKey}`, 16)}`;
