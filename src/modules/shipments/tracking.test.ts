import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decidingEvents, foldTracking, fulfilmentEffectsOf, isFinalTracking, type TrackingStatus, trackingStatuses } from "./tracking";

const at = (minute: number, status: TrackingStatus) => ({ status, occurredAt: new Date(Date.UTC(2026, 10, 22, 9, minute)) });
const statusOf = (...history: ReturnType<typeof at>[]) => foldTracking(history)?.status ?? null;

const history = fc.array(
  fc.record({
    status: fc.constantFrom(...trackingStatuses),
    occurredAt: fc.integer({ min: 0, max: 20 }).map((minute) => new Date(minute * 60_000)),
  }),
  { maxLength: 12 },
);

describe("where a parcel is", () => {
  test("no history says nothing", () => {
    expect(foldTracking([])).toBeNull();
  });

  test("an older event never overwrites a newer one, whenever it becomes known", () => {
    expect(statusOf(at(5, "out_for_delivery"), at(2, "in_transit"))).toBe("out_for_delivery");
  });

  test("the order in which events become known plays no part", () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (events, salt) => {
        const shuffled = events.map((event) => ({ event, key: salt.next().value })).sort((a, b) => a.key - b.key);
        const [one, other] = [foldTracking(events), foldTracking(shuffled.map(({ event }) => event))];
        expect(other).toEqual(one);
      }),
    );
  });

  test("telling events twice changes nothing", () => {
    fc.assert(
      fc.property(history, (events) => {
        expect(foldTracking([...events, ...events])).toEqual(foldTracking(events));
      }),
    );
  });

  test("nothing that happens after delivery or return reopens a parcel", () => {
    fc.assert(
      fc.property(history, fc.constantFrom<TrackingStatus>("delivered", "returned"), (later, end) => {
        const first = { status: end, occurredAt: new Date(-1) };
        expect(foldTracking([...later, first])).toEqual(first);
        expect(isFinalTracking(end)).toBe(true);
      }),
    );
  });

  test("of events at one instant the one further along the way counts", () => {
    expect(statusOf(at(1, "out_for_delivery"), at(1, "pre_transit"), at(1, "in_transit"))).toBe("out_for_delivery");
    expect(statusOf(at(1, "delivered"), at(1, "failed_attempt"))).toBe("delivered");
  });

  test("a second attempt after a failed one is on its way again", () => {
    expect(statusOf(at(1, "out_for_delivery"), at(2, "failed_attempt"), at(3, "out_for_delivery"))).toBe("out_for_delivery");
  });

  test("depots on the way back do not turn a return into a delivery", () => {
    const back = [at(1, "failed_attempt"), at(2, "return_to_sender"), at(3, "in_transit"), at(4, "ready_for_pickup")];
    expect(statusOf(...back)).toBe("return_to_sender");
    expect(statusOf(...back, at(5, "returned"))).toBe("returned");
  });

  test("a code that cannot be read covers nothing that is known, and any known status covers it", () => {
    expect(statusOf(at(1, "in_transit"), at(2, "unknown"))).toBe("in_transit");
    expect(statusOf(at(1, "unknown"), at(2, "pre_transit"))).toBe("pre_transit");
  });

  test("a lost parcel may be found at its end, but not by a stray scan", () => {
    expect(statusOf(at(1, "lost"), at(2, "in_transit"))).toBe("lost");
    expect(statusOf(at(1, "lost"), at(2, "delivered"))).toBe("delivered");
    expect(isFinalTracking("lost")).toBe(false);
  });

  test("the place is the newest scan's", () => {
    const scan = (minute: number, location: string) => ({ ...at(minute, "in_transit"), location });
    expect(foldTracking([scan(2, "Казань"), scan(1, "Москва")])?.location).toBe("Казань");
    expect(decidingEvents([scan(2, "Казань"), scan(1, "Москва")])).toHaveLength(2);
  });
});

describe("what a status does to the fulfilment", () => {
  test("a label alone hands nothing over", () => {
    expect(fulfilmentEffectsOf("pre_transit")).toEqual([]);
    expect(fulfilmentEffectsOf("unknown")).toEqual([]);
  });

  test("every movement means that the carrier has the goods, even if its acceptance scan was missed", () => {
    for (const status of trackingStatuses.filter((one) => one !== "pre_transit" && one !== "unknown")) {
      expect(fulfilmentEffectsOf(status)[0]).toBe("handOver");
    }
    expect(fulfilmentEffectsOf("delivered")).toEqual(["handOver", "deliver"]);
    expect(fulfilmentEffectsOf("returned")).toEqual(["handOver", "returnToSender"]);
  });

  test("goods that wait for the buyer at our own door are still ours", () => {
    expect(fulfilmentEffectsOf("ready_for_pickup", "buyer")).toEqual([]);
    expect(fulfilmentEffectsOf("delivered", "buyer")).toEqual(["handOver", "deliver"]);
  });
});
