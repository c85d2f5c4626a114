import { type Reason, reason } from "@/lib/reason";

/**
 * The life of a booking at a carrier. Each move is written before the next step is taken: `intent` with its idempotency key before the call,
 * `calling` just before it, the result after it; so a crash at any point leaves a state that says what may have happened.
 */
export const bookingStates = ["intent", "calling", "accepted", "booked", "refused", "failed", "cancelled"] as const;
export type BookingState = (typeof bookingStates)[number];

/** Asked for, and not answered for good: the carrier is still to be called, or to make up its mind. */
export const unsettledBookings = ["intent", "calling", "accepted"] as const satisfies readonly BookingState[];

type Move = { from: readonly BookingState[]; to: BookingState };

const moves = {
  call: { from: ["intent", "calling"], to: "calling" },
  // The carrier surely got nothing, so the next call is a first one.
  backOff: { from: ["calling"], to: "intent" },
  accept: { from: ["calling", "accepted"], to: "accepted" },
  book: { from: ["calling", "accepted"], to: "booked" },
  refuse: { from: ["calling", "accepted"], to: "refused" },
  giveUp: { from: unsettledBookings, to: "failed" },
  // After a clear "no" the same key may be used anew: nothing was bought under it.
  tryAgain: { from: ["refused"], to: "intent" },
  // After silence nobody knows: as `calling` it is looked up before it is repeated.
  lookUpAgain: { from: ["failed"], to: "calling" },
  // A person has seen at the carrier that nothing was bought.
  writeOff: { from: ["failed"], to: "cancelled" },
  // While a call is open its outcome is unknown, and what is unknown cannot be dropped.
  cancel: { from: ["intent", "accepted", "booked", "refused"], to: "cancelled" },
} as const satisfies Record<string, Move>;

export type BookingAction = keyof typeof moves;

/** Why an action is refused; null when it may go ahead. */
export function whyNot(action: BookingAction, booking: { state: BookingState }): Reason | null {
  const { from }: Move = moves[action];
  return from.includes(booking.state) ? null : reason("shipment.wrong_booking_state", { action, state: booking.state });
}

/** The state an allowed action leads to. */
export function stateAfter(action: BookingAction): BookingState {
  return moves[action].to;
}

/** True when surely nothing is bought under this booking any more, so that the parcel may be booked elsewhere. A failed one may be bought. */
export function freesTheParcel(state: BookingState): boolean {
  return state === "refused" || state === "cancelled";
}

export type ResumeStep = "call" | "find_then_call" | "ask_a_person" | "poll" | "fetch_label" | "nothing";
export type Abilities = { repeatsSafely: boolean; canFind: boolean; canPoll: boolean; ownsLabel: boolean };

/** What the port of a carrier can do, as the rules below need it. */
export function abilitiesOf(carrier: { repeatsSafely: boolean; findBooking?: unknown; poll?: unknown; label?: unknown }): Abilities {
  return {
    repeatsSafely: carrier.repeatsSafely,
    canFind: carrier.findBooking !== undefined,
    canPoll: carrier.poll !== undefined,
    ownsLabel: carrier.label !== undefined,
  };
}

/**
 * What a job does with a booking it finds after a crash, a lost answer or a wait, so that no parcel ever gets two labels:
 * a call that may have arrived is looked up first, or repeated where the carrier answers one key with one booking, or left to a person.
 */
export function resumeStep(booking: { state: BookingState; labelStored: boolean }, carrier: Abilities): ResumeStep {
  switch (booking.state) {
    case "intent":
      return "call";
    case "calling":
      if (carrier.canFind) return "find_then_call";
      return carrier.repeatsSafely ? "call" : "ask_a_person";
    case "accepted":
      // Without a poll the number comes by the carrier's webhook.
      return carrier.canPoll ? "poll" : "nothing";
    case "booked":
      return carrier.ownsLabel && !booking.labelStored ? "fetch_label" : "nothing";
    case "refused":
    case "failed":
    case "cancelled":
      return "nothing";
  }
}

/** The job gives up after so many calls, some four hours: staff see the parcel in "needs attention" and decide. */
export const maxAttempts = 24;

const firstDelayMs = 5_000;
const longestDelayMs = 30 * 60 * 1000;

/** `action` null: the booking stays `calling`, and the next try looks before it repeats. */
export type AfterUnavailable = { action: "backOff" | null; retryInMs: number } | { action: "giveUp"; retryInMs: null };

/**
 * What follows when the carrier could not be asked: wait and call again, from `intent` if the call surely did not arrive,
 * from `calling` if it may have. Doubling delays with full jitter, never sooner than the carrier asked for.
 */
export function afterUnavailable(
  { attempt, reached, retryAfterMs }: { attempt: number; reached: "no" | "maybe"; retryAfterMs: number | null },
  random: () => number = Math.random,
): AfterUnavailable {
  if (attempt >= maxAttempts) return { action: "giveUp", retryInMs: null };
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  const retryInMs = Math.round(Math.max(retryAfterMs ?? 0, ceiling * random()));
  return { action: reached === "no" ? "backOff" : null, retryInMs };
}
