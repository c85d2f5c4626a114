import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrivalOf, expectationOf, latenessOf, type OrderOnTheWay, type PartOnTheWay } from "./lateness";
import { trackingStatuses } from "./tracking";

const timezone = "Europe/Moscow";
const warehouse = { cutOff: "15:00", timezone, calendar: null };
const now = new Date("2026-11-23T09:00:00Z");
const today = new Date("2026-11-23T12:00:00Z");
const part = (more: Partial<PartOnTheWay> = {}): PartOnTheWay => ({
  warehouse,
  dueAt: today,
  transitDays: 3,
  handedOverAt: null,
  isDelivered: false,
  parcel: null,
  ...more,
});
const order = (parts: PartOnTheWay[], more: Partial<OrderOnTheWay> = {}): OrderOnTheWay => ({
  parts,
  waiting: null,
  isHeld: false,
  timezone,
  ...more,
});
const endOf = (day: string) => new Date(`${day}T20:59:59Z`);
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const sent = (status: NonNullable<PartOnTheWay["parcel"]>["status"], expectedAt: Date | null = endOf("2026-11-26")) =>
  part({ handedOverAt: later(-20), parcel: { carrier: "СДЭК", status, expectedAt } });

describe("the day of arrival", () => {
  test("is the departure's day and the days on the way, to its last moment", () => {
    expect(expectationOf(order([part()]), now)).toMatchObject({ at: endOf("2026-11-26"), isKnown: true });
    expect(arrivalOf(today, 0, timezone)).toEqual(endOf("2026-11-23"));
  });

  test("is that of the slowest part, and unknown while one part's is", () => {
    expect(expectationOf(order([part(), part({ transitDays: 7 })]), now).at).toEqual(endOf("2026-11-30"));
    expect(expectationOf(order([part(), part({ transitDays: null })]), now)).toMatchObject({ at: null, isKnown: false });
    expect(expectationOf(order([part({ isDelivered: true })]), now).at).toBeNull();
  });
});

describe("lateness", () => {
  const promised = endOf("2026-11-26");
  const late = (one: OrderOnTheWay, at = now) => latenessOf(expectationOf(one, at), promised, at)?.reason.code ?? null;

  test("is seen as soon as the hour of departure is missed so that the day cannot be kept", () => {
    expect(late(order([part()]))).toBeNull();
    // After today's cut-off the work goes out tomorrow.
    expect(late(order([part()]), later(3.5))).toBe("delivery.not_sent");
    expect(late(order([part({ transitDays: 2 })]), later(3.5))).toBeNull();
    expect(late(order([part()], { isHeld: true }), later(3.5))).toBe("delivery.held");
  });

  test("names the carrier that takes longer, has passed its day, or did not hand over", () => {
    expect(late(order([part({ transitDays: 4, parcel: { carrier: "СДЭК", status: "pre_transit", expectedAt: null } })]))).toBe(
      "delivery.carrier_slower",
    );
    expect(late(order([sent("in_transit")]))).toBeNull();
    expect(late(order([sent("in_transit", endOf("2026-11-28"))]))).toBe("delivery.carrier_slower");
    expect(late(order([sent("in_transit")]), later(96))).toBe("delivery.carrier_late");
    expect(late(order([sent("failed_attempt")]), later(80))).toBe("delivery.failed_attempt");
  });

  test("is certain of what comes back or is lost, and over with what waits for its buyer", () => {
    expect(late(order([sent("return_to_sender")]))).toBe("delivery.returning");
    expect(late(order([sent("lost")]))).toBe("delivery.lost");
    expect(late(order([sent("ready_for_pickup")]), later(200))).toBeNull();
  });

  test("of waiting goods is seen when even their coming now would be too late", () => {
    const waits = (leavesAt: Date | null, transitDays = 3) => order([], { waiting: { leavesAt, transitDays } });
    expect(late(waits(null))).toBeNull();
    expect(late(waits(null, 4))).toBe("delivery.waits_for_goods");
    expect(late(waits(later(48)))).toBe("delivery.waits_for_goods");
  });
});

const anyPart = fc.record({
  warehouse: fc.constant(warehouse),
  dueAt: fc.option(fc.integer({ min: -100, max: 100 }).map(later)),
  transitDays: fc.option(fc.nat({ max: 10 })),
  handedOverAt: fc.option(fc.integer({ min: -100, max: 0 }).map(later)),
  isDelivered: fc.boolean(),
  parcel: fc.option(
    fc.record({
      carrier: fc.constant("c"),
      status: fc.constantFrom(...trackingStatuses),
      expectedAt: fc.option(fc.integer({ min: -100, max: 300 }).map(later)),
    }),
  ),
});
const anyOrder = fc.record({
  parts: fc.array(anyPart, { maxLength: 4 }),
  waiting: fc.option(
    fc.record({ leavesAt: fc.option(fc.integer({ min: -50, max: 200 }).map(later)), transitDays: fc.option(fc.nat({ max: 9 })) }),
  ),
  isHeld: fc.boolean(),
  timezone: fc.constant(timezone),
});

test("nothing is expected in the past, the order of parts does not matter, and one more part makes nothing earlier", () => {
  fc.assert(
    fc.property(anyOrder, anyPart, fc.nat({ max: 200 }), (one, extra, hours) => {
      const at = later(hours);
      const expected = expectationOf(one, at);
      if (expected.at) expect(expected.at >= at).toBe(true);
      expect(expectationOf({ ...one, parts: one.parts.toReversed() }, at).at).toEqual(expected.at);
      const more = expectationOf({ ...one, parts: [...one.parts, extra] }, at);
      if (expected.at && more.at) expect(more.at >= expected.at).toBe(true);
    }),
  );
});

test("what is late for a day is late for every earlier day", () => {
  fc.assert(
    fc.property(anyOrder, fc.integer({ min: -100, max: 300 }), fc.nat({ max: 100 }), (one, hours, less) => {
      const expected = expectationOf(one, now);
      if (latenessOf(expected, later(hours), now)) expect(latenessOf(expected, later(hours - less), now)).not.toBeNull();
    }),
  );
});
