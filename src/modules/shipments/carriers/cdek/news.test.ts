import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBookedRef, kazan } from "@/testing/booking-request";
import { strangelyChanged } from "@/testing/strange-payloads";
import { foldTracking } from "../../tracking";
import { complaint, locker, number, office, order, orderStatus, orderUuid, returnUuid, tariffs } from "./fixtures/answers";
import { aCdek } from "./fixtures/shop.fixture";
import { cdek } from "./index";
import { pointOf } from "./points";
import { offersIn } from "./quote";
import { CdekSettings } from "./settings";
import { returnStatusOf, statusOf } from "./status";
import { eventsIn, instantOf, returnEventsIn } from "./track";
import { Offices, OrderAnswer, read, TariffList } from "./wire";

const ref = aBookedRef({ carrierReference: orderUuid });
const at = (code: string, date_time: string, more: object = {}) => ({ code, date_time, city: "Казань", ...more });
const tracked = async (answers: Parameters<typeof aCdek>[0]) => {
  const { account } = await aCdek(answers);
  return (await cdek.track?.(ref, account)) ?? [];
};

describe("the way of a parcel", () => {
  test("is told in our words, at exact times, without what CDEK has taken back", async () => {
    const events = await tracked({
      [`GET /orders/${orderUuid}`]: order({
        keep_free_until: "2026-12-01T23:59:59+0300",
        delivery_problem: [
          { code: "13", create_date: "2026-11-24T06:00:00Z" },
          { code: "53", create_date: "2026-11-24T06:00:00Z" },
        ],
        statuses: [
          at("ACCEPTED_AT_PICK_UP_POINT", "2026-11-25T10:00:00+03:00"),
          at("DELIVERED", "2026-11-25T09:00:00+0000", { deleted: true }),
          at("RETURNED_TO_RECIPIENT_CITY_WAREHOUSE", "2026-11-24T07:00:00+0000"),
          at("RETURNED_TO_TRANSIT_WAREHOUSE", "2026-11-23T07:00:00+0000"),
          at("SOMETHING_NEW", "2026-11-23T08:00:00+0000"),
          at("CREATED", "not a time"),
        ],
      }),
    });
    expect(events.map(({ status, occurredAt, code, note }) => [status, occurredAt.toISOString(), code, note])).toEqual([
      ["in_transit", "2026-11-23T07:00:00.000Z", "RETURNED_TO_TRANSIT_WAREHOUSE", null],
      ["unknown", "2026-11-23T08:00:00.000Z", "SOMETHING_NEW", null],
      ["failed_attempt", "2026-11-24T06:00:00.000Z", "DELIV_PROBLEM 13", "Никого нет на месте"],
      ["failed_attempt", "2026-11-24T07:00:00.000Z", "RETURNED_TO_RECIPIENT_CITY_WAREHOUSE", null],
      ["ready_for_pickup", "2026-11-25T07:00:00.000Z", "ACCEPTED_AT_PICK_UP_POINT", null],
    ]);
    expect(events.at(-1)).toMatchObject({ location: "Казань", storedUntil: new Date("2026-12-01T20:59:59Z") });
  });

  test("back to the sender is that of the related return order, to its end", async () => {
    const direct = order({ statuses: [at("NOT_DELIVERED", "2026-11-26T10:00:00+0000", { reason_code: "17" })] });
    const events = await tracked({
      [`GET /orders/${orderUuid}`]: { ...direct, related_entities: [{ uuid: returnUuid, type: "return_order", cdek_number: "15" }] },
      [`GET /orders/${returnUuid}`]: order({
        is_return: true,
        statuses: [
          at("CREATED", "2026-11-26T10:01:00+0000"),
          at("ACCEPTED_AT_PICK_UP_POINT", "2026-11-29T10:00:00+0000"),
          at("DELIVERED", "2026-11-30T10:00:00+0000"),
        ],
      }),
    });
    expect(events.map(({ status }) => status)).toEqual(["return_to_sender", "return_to_sender", "return_to_sender", "returned"]);
    expect(events[0]).toMatchObject({ code: "NOT_DELIVERED 17", note: "Отказ: передумал" });
    expect(foldTracking(events)).toMatchObject({ status: "returned", code: "RETURN DELIVERED" });
  });

  test("that ended at the buyer's is not reopened by what comes back of it, and a lost parcel is lost", async () => {
    const direct = order({ statuses: [at("DELIVERED", "2026-11-26T10:00:00+0000", { reason_code: "20" })] });
    const events = await tracked({
      [`GET /orders/${orderUuid}`]: { ...direct, related_entities: [{ uuid: returnUuid, type: "return_order" }] },
    });
    expect(events).toMatchObject([{ status: "delivered", note: "Доставлена часть заказа" }]);
    expect(statusOf("NOT_DELIVERED", "26")).toBe("lost");
    expect(statusOf("toString")).toBe("unknown");
    expect(returnStatusOf("TAKEN_BY_COURIER")).toBe("return_to_sender");
  });

  test("of an order that CDEK does not know has no events", async () => {
    expect(await tracked({})).toEqual([]);
  });
});

test("times are read with any offset that CDEK writes, and nothing else is a time", () => {
  const read = (text: string) => instantOf(text)?.toISOString() ?? null;
  expect(["2026-11-22T12:00:05+0300", "2026-11-22T12:00:05+03:00", "2026-11-22T09:00:05.608716Z", "2026-11-22T09:00:05"].map(read)).toEqual(
    ["2026-11-22T09:00:05.000Z", "2026-11-22T09:00:05.000Z", "2026-11-22T09:00:05.608Z", "2026-11-22T09:00:05.000Z"],
  );
  expect(["", "yesterday", "2026-13-45T99:00:00Z", "1700000000"].map(read)).toEqual([null, null, null, null]);
});

describe("a notice", () => {
  const news = (body: unknown) => cdek.hook?.read({ headers: {}, query: {}, rawBody: Buffer.from(JSON.stringify(body) ?? "") });
  const ours = { carrierReference: orderUuid, trackingNumber: number, idempotencyKey: "0199a1b2-0000-7000-8000-000000000001" };

  test("names the parcel to look at, and tells no events of its own", () => {
    expect(news(orderStatus())).toEqual({ topic: "ORDER_STATUS", news: [ours] });
    expect(news({ ...orderStatus({ number: "WEB-1" }), type: "DELIV_PROBLEM" })?.news).toEqual([
      { carrierReference: orderUuid, trackingNumber: number },
    ]);
    expect(cdek.hook?.signed).toBe(false);
  });

  test("of a return speaks of the order that comes back, and one of other things of no parcel", () => {
    const related_entities = [{ type: "direct_order", cdek_number: number, uuid: orderUuid }];
    expect(news({ ...orderStatus({ is_return: true, cdek_number: "9", related_entities }), uuid: returnUuid })?.news).toEqual([
      { carrierReference: orderUuid, trackingNumber: number },
    ]);
    expect(news({ ...orderStatus({ is_return: true }), uuid: returnUuid })?.news).toEqual([]);
    expect(news(orderStatus({ is_client_return: true }))?.news).toEqual([]);
    expect(news({ type: "PRINT_FORM", uuid: orderUuid, attributes: { type: "BARCODE", url: "http://x" } })).toEqual({
      topic: "PRINT_FORM",
      news: [],
    });
    expect(news("rubbish")).toEqual({ topic: "", news: [] });
  });
});

describe("a subscription", () => {
  const url = "https://shop.example/api/hooks/carriers/t";
  const taken = (...urls: string[]) => urls.map((one) => ({ type: "ORDER_STATUS", uuid: "1", url: one }));

  test("is made once, for both kinds of events where nobody else has one", async () => {
    const { account, sent } = await aCdek({ "GET /webhooks": [], "POST /webhooks": agreedHook });
    expect(await cdek.subscribe?.(url, account)).toBeNull();
    expect(sent("POST /webhooks")).toEqual([
      { type: "ORDER_STATUS", url },
      { type: "DELIV_PROBLEM", url },
    ]);
    const again = await aCdek({ "GET /webhooks": [...taken(url), { type: "DELIV_PROBLEM", uuid: "2", url }] });
    expect(await cdek.subscribe?.(url, again.account)).toBeNull();
    expect(again.sent("POST /webhooks")).toEqual([]);
  });

  test("leaves others theirs, and says when there is no place left", async () => {
    const shared = await aCdek({ "GET /webhooks": taken("https://other.example"), "POST /webhooks": agreedHook });
    expect(await cdek.subscribe?.(url, shared.account)).toBeNull();
    expect(shared.sent("POST /webhooks")).toEqual([{ type: "ORDER_STATUS", url }]);
    const full = await aCdek({ "GET /webhooks": taken("https://a.example", "https://b.example") });
    expect(await cdek.subscribe?.(url, full.account)).toEqual({ code: "carrier.hooks_taken", params: { limit: 2 } });
    const no = await aCdek({
      "GET /webhooks": [],
      "POST /webhooks": { status: 400, body: { errors: [complaint("v2_bad_request", "Bad request")] } },
    });
    expect(await cdek.subscribe?.(url, no.account)).toMatchObject({ code: "carrier.said_no" });
  });

  const agreedHook = { entity: { uuid: "3" }, requests: [{ type: "CREATE", state: "SUCCESSFUL" }] };
});

describe("offices and lockers", () => {
  test("of a town have their hours, limits and ways to pay", async () => {
    const { account, calls } = await aCdek({ "GET /deliverypoints": [office("KZN1"), locker, office("KZN3", { is_handout: false })] });
    const found = await cdek.points?.(kazan, account);
    expect(calls().at(-1)).toBe("GET /deliverypoints?city_code=424&type=ALL");
    expect(found).toMatchObject([
      {
        code: "KZN1",
        kind: "office",
        city: "Казань",
        line1: "ул. Баумана, 7",
        hours: "Пн-Вс 09:00-21:00",
        phone: "+78430000000",
        takesCash: false,
        takesCards: true,
        maxGrams: 30_000,
        maxDimensionsMm: null,
      },
      { code: "KZN9", kind: "locker", maxDimensionsMm: { length: 600, width: 400, height: 400 } },
    ]);
  });

  test("of an unknown town are none", async () => {
    const { account } = await aCdek({ "GET /location/cities": [] });
    expect(await cdek.points?.(kazan, account)).toEqual([]);
  });
});

test("the connection is tried with the keys, the town and the office of departure", async () => {
  const tried = async (answers: Parameters<typeof aCdek>[0], settings?: object) => {
    const { account } = await aCdek(answers, { senderCityCode: 44, shipmentPoint: "KZN1", ...settings });
    return cdek.testConnection?.(account);
  };
  expect(await tried({})).toBeNull();
  expect(await tried({ "POST /oauth/token": { status: 401 } })).toEqual({ code: "carrier.keys_refused" });
  expect(await tried({ "GET /location/cities": [] })).toMatchObject({ code: "carrier.city_unknown" });
  expect(await tried({}, { shipmentPoint: "NO1" })).toMatchObject({ code: "carrier.point_unknown" });
});

test("nothing that comes from outside makes the reading throw", () => {
  const originals = [orderStatus(), order(), tariffs, [office("A"), locker]];
  fc.assert(
    fc.property(
      fc.oneof(...originals.map((original) => strangelyChanged(original))),
      fc.uint8Array({ maxLength: 60 }),
      (changed, bytes) => {
        cdek.hook?.read({ headers: {}, query: {}, rawBody: Buffer.from(JSON.stringify(changed) ?? "") });
        cdek.hook?.read({ headers: {}, query: {}, rawBody: bytes });
        const shown = read(OrderAnswer, structuredClone(changed));
        if (shown)
          for (const { occurredAt } of [...eventsIn(shown), ...returnEventsIn(shown)])
            expect(Number.isNaN(occurredAt.getTime())).toBe(false);
        for (const one of read(Offices, structuredClone(changed)) ?? []) pointOf(one);
        if (read(TariffList, structuredClone(changed))) {
          const { quotes } = offersIn(
            structuredClone(changed),
            true,
            { currency: "RUB" },
            { from: "door", to: ["door", "office"] },
            CdekSettings.parse({}),
          );
          for (const { priceMinor } of quotes) expect(Number.isSafeInteger(priceMinor)).toBe(true);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
