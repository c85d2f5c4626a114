import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBookedRef } from "@/testing/booking-request";
import { strangelyChanged, strangeValue } from "@/testing/strange-payloads";
import { CarrierUnavailable } from "../port";
import { resultOf } from "./book";
import { claim, claimId, complaint, made, offers } from "./fixtures/answers";
import { aYandex } from "./fixtures/shop.fixture";
import { yandexDelivery } from "./index";
import { offersIn } from "./quote";
import { YandexSettings } from "./settings";
import { statusOf } from "./status";
import { eventsIn } from "./track";
import { Claim, read } from "./wire";

const ref = aBookedRef({ carrierReference: claimId });
const info = "/claims/info";
const cancelled = { outcome: "cancelled" };

describe("a cancelled claim", () => {
  const given = async (answers: Parameters<typeof aYandex>[0], settings?: object) => {
    const { account, sent } = await aYandex(answers, { ...settings });
    return { answer: await yandexDelivery.cancel?.(ref, account), sent };
  };

  test("costs nothing before its courier comes", async () => {
    const { answer, sent } = await given({ [info]: claim("performer_lookup"), "/claims/cancel": made("cancelled") });
    expect(answer).toEqual(cancelled);
    expect(sent("/claims/cancel")).toEqual([{ version: 2, cancel_state: "free" }]);
  });

  test("that died, is gone or was never confirmed needs no more", async () => {
    for (const status of ["cancelled", "performer_not_found", "failed"])
      expect((await given({ [info]: claim(status) })).answer).toEqual(cancelled);
    expect((await given({})).answer).toEqual(cancelled);
    const { answer } = await given({ [info]: claim("ready_for_approval"), "/claims/cancel": complaint(409, "inappropriate_status") });
    expect(answer).toEqual(cancelled);
  });

  test("that costs money is left to a person, unless the settings allow it", async () => {
    const paid = { [info]: claim("pickup_arrived", { available_cancel_state: "paid" }), "/claims/cancel": made("cancelled_with_payment") };
    const { answer, sent } = await given(paid);
    expect(answer).toEqual({ outcome: "refused", reason: { code: "carrier.cancelling_costs" } });
    expect(sent("/claims/cancel")).toEqual([]);
    const allowed = await given(paid, { paidCancellation: true });
    expect(allowed.answer).toEqual(cancelled);
    expect(allowed.sent("/claims/cancel")).toEqual([{ version: 2, cancel_state: "paid" }]);
    const late = await given({ [info]: claim("performer_found"), "/claims/cancel": complaint(409, "free_cancel_is_unavailable") });
    expect(late.answer).toMatchObject({ outcome: "refused", reason: { code: "carrier.cancelling_costs" } });
  });

  test("whose goods are on their way is refused, and nothing is asked for", async () => {
    for (const status of ["pickuped", "delivery_arrived", "returning", "delivered_finish"]) {
      const { answer, sent } = await given({ [info]: claim(status), "/claims/cancel": made("cancelled") }, { paidCancellation: true });
      expect(answer).toEqual({ outcome: "refused", reason: { code: "carrier.already_moving" } });
      expect(sent("/claims/cancel")).toEqual([]);
    }
  });

  test("is not called cancelled while it changes, Yandex says no or does not answer", async () => {
    await expect(given({ [info]: claim("accepted"), "/claims/cancel": complaint(409, "state_mismatch") })).rejects.toBeInstanceOf(
      CarrierUnavailable,
    );
    await expect(given({ [info]: claim("accepted"), "/claims/cancel": "hang up" })).rejects.toBeInstanceOf(CarrierUnavailable);
    const { answer } = await given({ [info]: claim("accepted"), "/claims/cancel": complaint(400, "bad_request", "Неверно") });
    expect(answer).toMatchObject({ outcome: "refused", reason: { code: "carrier.said_no", params: { message: "Неверно" } } });
  });
});

describe("the way of a claim", () => {
  const tracked = async (status: string, changes: object = {}) =>
    yandexDelivery.track?.(ref, (await aYandex({ [info]: claim(status, changes) })).account);

  test("is where it stands now, since when, and who is coming", async () => {
    const performer_info = { courier_name: "Пётр", car_model: "Lada Largus", car_number: "А001АА77", transport_type: "car" };
    expect(await tracked("performer_found", { performer_info })).toEqual([
      {
        status: "pre_transit",
        occurredAt: new Date("2026-11-22T09:04:30.250Z"),
        location: null,
        note: "Пётр, Lada Largus, А001АА77",
        code: "performer_found",
      },
    ]);
    expect(await tracked("pickuped", { last_status_change_ts: null })).toMatchObject([{ occurredAt: new Date("2026-11-22T09:05:00Z") }]);
  });

  test("back says why; one that came to nothing is kept in words", async () => {
    const route_points = [{ type: "destination", return_reasons: ["Не открыл дверь"], return_comment: "звонили трижды" }];
    expect(await tracked("returning", { route_points })).toMatchObject([
      { status: "return_to_sender", note: "Не открыл дверь; звонили трижды" },
    ]);
    expect(await tracked("cancelled_by_taxi")).toMatchObject([
      { status: "unknown", code: "cancelled_by_taxi", note: "Курьер отказался от заявки" },
    ]);
    expect(await tracked("pickuped", { last_status_change_ts: "x", updated_ts: null, created_ts: [] })).toEqual([]);
    expect(await yandexDelivery.track?.(ref, (await aYandex({})).account)).toEqual([]);
  });

  test.each([
    ["accepted", "pre_transit"],
    ["ready_for_pickup_confirmation", "pre_transit"],
    ["pickuped", "in_transit"],
    ["pay_waiting", "out_for_delivery"],
    ["delivered", "delivered"],
    ["delivered_finish", "delivered"],
    ["return_arrived", "return_to_sender"],
    ["returned_finish", "returned"],
    ["cancelled_with_items_on_hands", "lost"],
    ["failed", "unknown"],
    ["toString", "unknown"],
  ])("%s is %s", (code, status) => expect(statusOf(code)).toBe(status));
});

test("a notice names its claim in the address that Yandex made of ours", () => {
  const news = (query: Record<string, string>, body = "") => yandexDelivery.hook?.read({ headers: {}, query, rawBody: Buffer.from(body) });
  expect(news({ updated_ts: "2026-11-22T09:05:00Z", claim_id: claimId })).toEqual({
    topic: "claim",
    news: [{ carrierReference: claimId }],
  });
  expect(news({}, JSON.stringify({ claim_id: claimId }))?.news).toEqual([{ carrierReference: claimId }]);
  expect(news({ claim_id: "' or 1=1" })).toEqual({ topic: "", news: [] });
  expect(yandexDelivery.hook?.signed).toBe(false);
});

test("the connection is tried with the token", async () => {
  const tried = async (answer: object) => yandexDelivery.testConnection?.((await aYandex({ "/claims/search": answer })).account);
  expect(await tried({ claims: [], total_count: 0 })).toBeNull();
  expect(await tried({ status: 401 })).toEqual({ code: "carrier.keys_refused" });
  expect(await tried(complaint(400, "bad_request"))).toMatchObject({ code: "carrier.said_no" });
});

test("a limit is kept to for as long as Yandex says", async () => {
  const { account } = await aYandex({ [info]: { status: 429, headers: { "retry-after": "7" } } });
  await expect(yandexDelivery.track?.(ref, account)).rejects.toMatchObject({ reached: "no", retryAfterMs: 7000 });
});

test("nothing that comes from outside makes the reading throw anything but unavailable", () => {
  const originals = [claim("pickuped"), claim("returning"), offers];
  const settings = YandexSettings.parse({});
  fc.assert(
    fc.property(
      fc.oneof(...originals.map((original) => strangelyChanged(original))),
      strangeValue,
      fc.uint8Array({ maxLength: 60 }),
      (body, id, bytes) => {
        const changed = () => structuredClone(body);
        const shown = read(Claim, changed());
        if (shown) for (const { occurredAt } of eventsIn(shown)) expect(Number.isNaN(occurredAt.getTime())).toBe(false);
        const result = shown && resultOf(shown, claimId);
        if (result?.outcome === "booked") expect(Number.isSafeInteger(result.priceMinor ?? 0)).toBe(true);
        yandexDelivery.hook?.read({ headers: {}, query: { claim_id: JSON.stringify(id) }, rawBody: bytes });
        try {
          const { quotes } = offersIn(changed(), { currency: "RUB", now: new Date("2026-11-22T09:00:00Z") }, { settings });
          for (const { priceMinor } of quotes) expect(Number.isSafeInteger(priceMinor)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(CarrierUnavailable);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
