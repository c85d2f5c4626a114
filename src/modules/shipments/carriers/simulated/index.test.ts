import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBookedRef, aBookingRequest, anAccount, aParcel, kazan, moscow } from "@/testing/booking-request";
import { foldTracking, type TrackingStatus, trackingStatuses } from "../../tracking";
import { type BookedRef, CarrierUnavailable } from "../port";
import { simulated } from "./index";
import { SimulatedSettings } from "./settings";

const smooth = anAccount("sim", SimulatedSettings.parse({ bookingDelayMs: 3000, stepMs: 1000 }));
const rough = anAccount("sim", SimulatedSettings.parse({ bookingDelayMs: 3000, stepMs: 1000, failureRate: 1 }));
const start = aBookingRequest().requestedAt;
const msLater = (ms: number) => new Date(start.getTime() + ms);
const anHour = msLater(3_600_000);
const eventsOf = async (ref: Partial<BookedRef>, account = smooth) =>
  (await simulated.track?.(aBookedRef({ now: anHour, ...ref }), account)) ?? [];
const keys = Array.from({ length: 200 }, (_, i) => `key ${i}`);

describe("a booking at the simulated carrier", () => {
  test("is accepted first, and has its number once the delay is over", async () => {
    expect(await simulated.book(aBookingRequest(), smooth)).toMatchObject({ outcome: "accepted" });
    expect(await simulated.poll?.(aBookedRef({ now: msLater(2999) }), smooth)).toMatchObject({ outcome: "accepted" });
    expect(await simulated.poll?.(aBookedRef({ now: msLater(3000) }), smooth)).toMatchObject({
      outcome: "booked",
      trackingNumber: expect.stringMatching(/^SIM\d{14}$/),
    });
  });

  test("is booked at once when there is no delay", async () => {
    const account = anAccount("sim", SimulatedSettings.parse({ bookingDelayMs: 0 }));
    expect(await simulated.book(aBookingRequest(), account)).toMatchObject({ outcome: "booked", priceMinor: expect.any(Number) });
  });

  test("is the same however often it is asked for", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uuid(),
        fc.nat({ max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (idempotencyKey, ms, failureRate) => {
          const account = anAccount("sim", SimulatedSettings.parse({ bookingDelayMs: 3000, failureRate }));
          const ask = () =>
            simulated.book(aBookingRequest({ idempotencyKey, now: msLater(ms) }), account).catch((error: unknown) => String(error));
          expect(await ask()).toEqual(await ask());
          expect(await eventsOf({ idempotencyKey, now: msLater(ms) }, account)).toEqual(
            await eventsOf({ idempotencyKey, now: msLater(ms) }, account),
          );
        },
      ),
    );
  });
});

describe("when bookings fail", () => {
  const outcomeOf = (idempotencyKey: string, attempt: number) =>
    simulated.book(aBookingRequest({ idempotencyKey, attempt }), rough).then(
      ({ outcome }) => outcome,
      (error: unknown) => (error instanceof CarrierUnavailable ? error.reached : "a bug"),
    );

  test("each kind of trouble occurs: a refusal, no connection, a lost answer", async () => {
    expect(new Set(await Promise.all(keys.map((key) => outcomeOf(key, 1))))).toEqual(new Set(["refused", "no", "maybe"]));
  });

  test("the next attempt succeeds", async () => {
    expect(new Set(await Promise.all(keys.map((key) => outcomeOf(key, 2))))).toEqual(new Set(["accepted"]));
  });

  test("only a lost answer leaves a booking to be found", async () => {
    for (const idempotencyKey of keys) {
      const found = await simulated.findBooking?.(aBookedRef({ idempotencyKey }), rough);
      expect(found !== null).toBe((await outcomeOf(idempotencyKey, 1)) === "maybe");
    }
  });

  test("about the share that the settings ask for fails", async () => {
    const account = anAccount("sim", SimulatedSettings.parse({ failureRate: 0.3 }));
    const answers = await Promise.allSettled(keys.map((idempotencyKey) => simulated.book(aBookingRequest({ idempotencyKey }), account)));
    const failed = answers.filter((answer) => answer.status === "rejected" || answer.value.outcome === "refused").length;
    expect(failed).toBeGreaterThan(35);
    expect(failed).toBeLessThan(85);
  });
});

describe("a parcel's way", () => {
  test("runs from town to town to the door, a step at a time", async () => {
    expect((await eventsOf({})).map(({ status, location }) => `${status} ${location}`)).toEqual([
      "pre_transit Москва",
      "in_transit Москва",
      "in_transit Нижний Новгород",
      "in_transit Казань",
      "out_for_delivery Казань",
      "delivered Казань",
    ]);
    expect((await eventsOf({ now: msLater(4000) })).map(({ status }) => status)).toEqual(["pre_transit", "in_transit"]);
    expect(await eventsOf({ now: msLater(2999) })).toEqual([]);
  });

  test("ends at a pickup point, where it is kept for a week, when the buyer chose one", async () => {
    const events = await eventsOf({ service: "point" });
    const waiting = events.find(({ status }) => status === "ready_for_pickup");
    expect(waiting?.storedUntil?.getTime()).toBe((waiting?.occurredAt.getTime() ?? 0) + 7 * 86_400_000);
    expect(foldTracking(events)?.status).toBe("delivered");
  });

  test("within one town, and without coordinates, is still a way", async () => {
    expect((await eventsOf({ to: moscow })).map(({ location }) => location)).toEqual(["Москва", "Москва", "Москва", "Москва"]);
    const unknown = { ...kazan, latitude: null, longitude: null };
    expect((await eventsOf({ to: unknown })).map(({ location }) => location)).toEqual(["Москва", "Москва", "Казань", "Казань", "Казань"]);
  });

  test("is smooth for every parcel when nothing is to fail", async () => {
    for (const idempotencyKey of keys) expect(foldTracking(await eventsOf({ idempotencyKey }))?.status).toBe("delivered");
  });

  test("meets every tracking status when things do fail", async () => {
    const met = new Set<TrackingStatus>();
    for (const idempotencyKey of keys) for (const { status } of await eventsOf({ idempotencyKey }, rough)) met.add(status);
    expect([...met].sort()).toEqual([...trackingStatuses].sort());
  });

  test("only ever grows with time, each event at its own instant", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.nat({ max: 20_000 }), fc.nat({ max: 20_000 }), async (idempotencyKey, ms, more) => {
        const [earlier, later] = await Promise.all([ms, ms + more].map((at) => eventsOf({ idempotencyKey, now: msLater(at) }, rough)));
        expect(later?.slice(0, earlier?.length)).toEqual(earlier);
        expect(new Set(later?.map(({ occurredAt }) => occurredAt.getTime())).size).toBe(later?.length);
      }),
    );
  });

  test("may be cancelled until the parcel sets off", async () => {
    expect(await simulated.cancel?.(aBookedRef({ now: msLater(3999) }), smooth)).toEqual({ outcome: "cancelled" });
    expect(await simulated.cancel?.(aBookedRef({ now: msLater(4000) }), smooth)).toMatchObject({
      outcome: "refused",
      reason: { code: "carrier.already_moving" },
    });
  });
});

describe("its offers", () => {
  const point = { carrier: "sim", code: "KZN7" };
  const servicesOf = async (changes: Parameters<typeof aBookingRequest>[0]) => {
    const { quotes, refused } = await simulated.quote(aBookingRequest(changes), smooth);
    return { offered: quotes.map(({ service }) => service), refused: refused.map(({ service, reason }) => `${service} ${reason.code}`) };
  };

  test("to the door with an address, to the point that the buyer chose", async () => {
    expect(await servicesOf({})).toEqual({ offered: ["courier"], refused: ["point carrier.no_point_chosen"] });
    expect(await servicesOf({ pickupPoint: point, to: null })).toEqual({ offered: ["point"], refused: ["courier carrier.point_chosen"] });
  });

  test("none for another carrier's point or a parcel above the limit", async () => {
    expect((await servicesOf({ pickupPoint: { carrier: "cdek", code: "MSK123" } })).offered).toEqual([]);
    expect((await servicesOf({ parcels: [aParcel(30_001)] })).refused).toContain("courier carrier.too_heavy");
  });

  test("heavier and further is never cheaper", async () => {
    const priceOf = async (changes: Parameters<typeof aBookingRequest>[0]) =>
      (await simulated.quote(aBookingRequest(changes), smooth)).quotes[0]?.priceMinor ?? 0;
    expect(await priceOf({ parcels: [aParcel(5000)] })).toBeGreaterThan(await priceOf({}));
    expect(await priceOf({})).toBeGreaterThan(await priceOf({ to: moscow }));
  });
});
