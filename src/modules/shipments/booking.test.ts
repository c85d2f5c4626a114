import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Abilities,
  abilitiesOf,
  afterUnavailable,
  type BookingAction,
  bookingStates,
  freesTheParcel,
  maxAttempts,
  resumeStep,
  stateAfter,
  whyNot,
} from "./booking";

const careful: Abilities = { repeatsSafely: false, canFind: false, canPoll: true, ownsLabel: true };
const stuckIn = (state: (typeof bookingStates)[number]) => ({ state, labelStored: false });

describe("the moves of a booking", () => {
  test.each<[BookingAction, string, string]>([
    ["call", "intent", "calling"],
    ["accept", "calling", "accepted"],
    ["book", "accepted", "booked"],
    ["tryAgain", "refused", "intent"],
    ["lookUpAgain", "failed", "calling"],
  ])("%s leads from %s to %s", (action, from, to) => {
    expect(whyNot(action, { state: from as "intent" })).toBeNull();
    expect(stateAfter(action)).toBe(to);
  });

  test("what is booked is never called or booked again", () => {
    for (const action of ["call", "book", "accept", "refuse", "tryAgain", "lookUpAgain", "giveUp"] as const) {
      expect(whyNot(action, { state: "booked" })).toEqual({ code: "shipment.wrong_booking_state", params: { action, state: "booked" } });
    }
  });

  test("a booking whose outcome is unknown cannot be dropped", () => {
    expect(whyNot("cancel", { state: "calling" })).not.toBeNull();
    expect(whyNot("cancel", { state: "failed" })).not.toBeNull();
  });

  test("a parcel is booked elsewhere only when nothing can be bought under the first booking, a person's word included", () => {
    expect(bookingStates.filter(freesTheParcel)).toEqual(["refused", "cancelled"]);
    expect(whyNot("writeOff", { state: "failed" })).toBeNull();
    expect(whyNot("writeOff", { state: "calling" })).not.toBeNull();
  });
});

describe("after a crash", () => {
  test("an intent was never sent, so it is called", () => {
    expect(resumeStep(stuckIn("intent"), careful)).toBe("call");
  });

  test("a call that may have arrived is looked up first, else repeated only where that is safe, else left to a person", () => {
    expect(resumeStep(stuckIn("calling"), { ...careful, canFind: true, repeatsSafely: true })).toBe("find_then_call");
    expect(resumeStep(stuckIn("calling"), { ...careful, repeatsSafely: true })).toBe("call");
    expect(resumeStep(stuckIn("calling"), careful)).toBe("ask_a_person");
  });

  test("an accepted booking is asked for its number, a booked one only for a label that is not stored", () => {
    expect(resumeStep(stuckIn("accepted"), careful)).toBe("poll");
    expect(resumeStep(stuckIn("accepted"), { ...careful, canPoll: false })).toBe("nothing");
    expect(resumeStep(stuckIn("booked"), careful)).toBe("fetch_label");
    expect(resumeStep({ state: "booked", labelStored: true }, careful)).toBe("nothing");
  });

  test("whatever the carrier can do, only an intent or a safely repeated call leads straight to a call", () => {
    const abilities = fc.record({ repeatsSafely: fc.boolean(), canFind: fc.boolean(), canPoll: fc.boolean(), ownsLabel: fc.boolean() });
    fc.assert(
      fc.property(fc.constantFrom(...bookingStates), abilities, (state, carrier) => {
        const calls = resumeStep(stuckIn(state), carrier) === "call";
        expect(calls).toBe(state === "intent" || (state === "calling" && carrier.repeatsSafely && !carrier.canFind));
      }),
    );
  });

  test("abilities are read off the carrier's port", () => {
    expect(abilitiesOf({ repeatsSafely: true, poll: () => null })).toEqual({
      repeatsSafely: true,
      canFind: false,
      canPoll: true,
      ownsLabel: false,
    });
  });
});

describe("when the carrier cannot be asked", () => {
  test("a call that surely did not arrive starts afresh, one that may have stays open", () => {
    expect(afterUnavailable({ attempt: 1, reached: "no", retryAfterMs: null }, () => 1)).toEqual({ action: "backOff", retryInMs: 5000 });
    expect(afterUnavailable({ attempt: 2, reached: "maybe", retryAfterMs: null }, () => 1)).toEqual({ action: null, retryInMs: 10_000 });
  });

  test("it waits at least as long as the carrier asked for, and gives up in the end", () => {
    expect(afterUnavailable({ attempt: 1, reached: "no", retryAfterMs: 60_000 }, () => 0.5).retryInMs).toBe(60_000);
    expect(afterUnavailable({ attempt: maxAttempts, reached: "no", retryAfterMs: null })).toEqual({ action: "giveUp", retryInMs: null });
  });
});
