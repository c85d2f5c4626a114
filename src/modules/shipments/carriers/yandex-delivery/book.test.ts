import { describe, expect, test } from "vitest";
import { aBookedRef, aBookingRequest, aParcel, moscow } from "@/testing/booking-request";
import { claim, claimId, complaint, made } from "./fixtures/answers";
import { aYandex } from "./fixtures/shop.fixture";
import { yandexDelivery } from "./index";

const to = { ...moscow, line1: "ул. Арбат, 10" };
const aRequest = (changes = {}) => aBookingRequest({ service: "express", to, ...changes });
const key = aRequest().idempotencyKey;
const ref = aBookedRef({ carrierReference: claimId });
const accepted = { outcome: "accepted", carrierReference: claimId };
const booked = { outcome: "booked", trackingNumber: claimId, carrierReference: claimId, priceMinor: 47_519 };
const info = "/claims/info";

describe("a claim", () => {
  test("is made under our key, and waits for its estimate", async () => {
    const { account, calls, sent } = await aYandex({}, { callbackUrl: "https://oms.example/api/hooks/carrier/t" });
    expect(await yandexDelivery.book(aRequest(), account)).toEqual(accepted);
    expect(calls()).toEqual([`/claims/create?request_id=${key}`]);
    expect(sent("/claims/create")).toMatchObject([
      {
        items: [
          {
            extra_id: "1001-1",
            pickup_point: 1,
            dropoff_point: 2,
            title: "Заказ 1001",
            weight: 0.95,
            size: { length: 0.3, width: 0.2, height: 0.1 },
            cost_value: "2598.00",
            cost_currency: "RUB",
            quantity: 1,
          },
        ],
        route_points: [
          { point_id: 1, visit_order: 1, type: "source", contact: { name: "Магазин", phone: "+74950000000" } },
          {
            point_id: 2,
            visit_order: 2,
            type: "destination",
            contact: { name: "Мария Иванова", phone: "+79161234567", email: "maria@example.com" },
            address: { fullname: "Москва, ул. Арбат, 10" },
            external_order_id: "1001",
          },
        ],
        client_requirements: { taxi_class: "express" },
        callback_properties: { callback_url: "https://oms.example/api/hooks/carrier/t?" },
      },
    ]);
  });

  test("lists goods that are paid at the door, to the kopeck, with what is for the delivery", async () => {
    const { account, sent } = await aYandex({}, { takesPayment: true, sellerInn: "7700000000" });
    await yandexDelivery.book(aRequest({ cashOnDeliveryMinor: 289_901, parcels: [aParcel(500), aParcel(600)] }), account);
    expect(sent("/claims/create")).toMatchObject([
      {
        items: [
          {
            cost_value: "649.50",
            quantity: 2,
            weight: 0.3,
            fiscalization: { article: "TEE-BLK-M", vat_code_str: "vat22", supplier_inn: "7700000000" },
          },
          { cost_value: "649.50", quantity: 2, fiscalization: { article: "TEE-BLK-M-2", item_type: "product" } },
          { cost_value: "301.01", quantity: 1, title: "Доставка", fiscalization: { item_type: "service", vat_code_str: "vat_none" } },
        ],
        route_points: [{}, { payment_on_delivery: { payment_method: "card" } }],
      },
    ]);
  });

  test.each([
    ["carrier.no_phone", { recipient: { name: "Ян", phone: null, email: null, locale: "ru" } }],
    ["carrier.sender_without_phone", { sender: { name: "Магазин", phone: null, email: null, locale: "ru" } }],
    ["carrier.unknown_service", { service: "137" }],
    ["carrier.takes_no_payment", { cashOnDeliveryMinor: 100 }],
    ["carrier.no_address", { to: null }],
  ])("is not made: %s", async (code, changes) => {
    const { account, calls } = await aYandex();
    expect(await yandexDelivery.book(aRequest(changes), account)).toMatchObject({ outcome: "refused", reason: { code } });
    expect(calls()).toEqual([]);
  });

  test("is refused in Yandex's words, or for its keys", async () => {
    const no = await aYandex({ "/claims/create": complaint(400, "validation_error", "Неверный телефон") });
    const reason = { code: "carrier.said_no", params: { message: "Неверный телефон", code: "validation_error" } };
    expect(await yandexDelivery.book(aRequest(), no.account)).toEqual({ outcome: "refused", reason });
    const { account } = await aYandex({ "/claims/create": { status: 403 } });
    expect(await yandexDelivery.book(aRequest(), account)).toMatchObject({ reason: { code: "carrier.keys_refused" } });
  });
});

describe("an answer that never arrived", () => {
  test("is asked for again under the same key, which is one claim", async () => {
    let calls = 0;
    const { account, calls: asked } = await aYandex({
      "/claims/create": () => (calls++ === 0 ? "hang up" : made("estimating")),
      [info]: claim("estimating"),
    });
    await expect(yandexDelivery.book(aRequest(), account)).rejects.toMatchObject({ reached: "maybe" });
    expect(await yandexDelivery.book(aRequest({ attempt: 2 }), account)).toEqual(accepted);
    expect(asked().filter((path) => path.includes("create"))).toEqual(Array(2).fill(`/claims/create?request_id=${key}`));
    expect(yandexDelivery.repeatsSafely).toBe(true);
  });

  test("is no answer when it cannot be read", async () => {
    for (const answer of ["<html>", {}, { status: 500 }]) {
      const { account } = await aYandex({ "/claims/create": answer });
      await expect(yandexDelivery.book(aRequest(), account)).rejects.toMatchObject({ reached: "maybe" });
    }
  });

  test("makes no second claim after one that died, however often it is repeated", async () => {
    const second = "ffffffffffffffffffffffffffffffff";
    const { account, calls } = await aYandex({
      "/claims/create": ({ path }) => (path.endsWith("-2") ? made("new", second) : made("new")),
      [info]: ({ path }) => (path.includes(second) ? claim("new", { id: second }) : claim("performer_not_found")),
    });
    for (let i = 0; i < 2; i++)
      expect(await yandexDelivery.book(aRequest({ attempt: 2 + i }), account)).toEqual({ outcome: "accepted", carrierReference: second });
    expect(new Set(calls().filter((path) => path.includes("create")))).toEqual(
      new Set([`/claims/create?request_id=${key}`, `/claims/create?request_id=${key}-2`]),
    );
  });
});

describe("an estimated claim", () => {
  test("is confirmed with its version, and booked with its price", async () => {
    const { account, calls, sent } = await aYandex({ [info]: claim("ready_for_approval"), "/claims/accept": made("accepted") });
    expect(await yandexDelivery.poll?.(ref, account)).toEqual(booked);
    expect(calls()).toEqual([`${info}?claim_id=${claimId}`, `/claims/accept?claim_id=${claimId}`]);
    expect(sent("/claims/accept")).toEqual([{ version: 2 }]);
  });

  test("is waited for, found confirmed, or has come to nothing", async () => {
    const polled = async (status: string, changes = {}) =>
      yandexDelivery.poll?.(ref, (await aYandex({ [info]: claim(status, changes) })).account);
    for (const status of ["new", "estimating", "something_new"]) expect(await polled(status)).toEqual(accepted);
    for (const status of ["accepted", "performer_lookup", "pickuped", "delivered_finish"]) expect(await polled(status)).toEqual(booked);
    const error_messages = [{ code: "estimating.route_too_long", message: "Слишком далеко" }];
    expect(await polled("estimating_failed", { error_messages })).toEqual({
      outcome: "refused",
      reason: { code: "carrier.said_no", params: { message: "Слишком далеко", code: "estimating_failed" } },
    });
    expect(await polled("performer_not_found")).toMatchObject({ outcome: "refused", reason: { params: { message: "Курьер не нашёлся" } } });
  });

  test("that has changed meanwhile is confirmed as it is now; one that ran out is refused", async () => {
    let version = 2;
    const { account, sent } = await aYandex({
      [info]: () => claim("ready_for_approval", { version }),
      "/claims/accept": () => (version++ === 2 ? complaint(409, "old_version") : made("accepted")),
    });
    expect(await yandexDelivery.poll?.(ref, account)).toEqual(booked);
    expect(sent("/claims/accept")).toEqual([{ version: 2 }, { version: 3 }]);
    const late = await aYandex({ [info]: claim("ready_for_approval"), "/claims/accept": made("failed") });
    expect(await yandexDelivery.poll?.(ref, late.account)).toMatchObject({ outcome: "refused" });
    const poor = await aYandex({ [info]: claim("ready_for_approval"), "/claims/accept": complaint(400, "no_money", "Пополните счёт") });
    expect(await yandexDelivery.poll?.(ref, poor.account)).toMatchObject({
      outcome: "refused",
      reason: { params: { message: "Пополните счёт" } },
    });
  });

  test("whose confirmation is lost is looked at again", async () => {
    let isLost = true;
    const { account } = await aYandex({
      [info]: () => claim(isLost ? "ready_for_approval" : "performer_lookup"),
      "/claims/accept": "hang up",
    });
    await expect(yandexDelivery.poll?.(ref, account)).rejects.toMatchObject({ reached: "maybe" });
    isLost = false;
    expect(await yandexDelivery.poll?.(ref, account)).toEqual(booked);
    const gone = await aYandex({});
    await expect(yandexDelivery.poll?.(ref, gone.account)).rejects.toMatchObject({ reached: "maybe" });
  });
});
