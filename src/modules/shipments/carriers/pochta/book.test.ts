import { describe, expect, test } from "vitest";
import { aBookedRef, aBookingRequest, aParcel, kazan } from "@/testing/booking-request";
import { cleanAddress, created, notFound, number, order, orderId, refusal } from "./fixtures/answers";
import { aPost } from "./fixtures/post-office.fixture";
import { pochta } from "./index";
import { orderNumberOf } from "./order";

const aRequest = (changes = {}) => aBookingRequest({ service: "POSTAL_PARCEL:WITH_DECLARED_VALUE", ...changes });
const put = "PUT /1.0/user/backlog";
const booked = { outcome: "booked", trackingNumber: "80110022033044", carrierReference: orderId, priceMinor: 31_720 };

describe("an order at the Post", () => {
  test("has the address and the name as the Post reads them, and its number at once", async () => {
    const { account, sent } = await aPost();
    expect(await pochta.book(aRequest(), account)).toEqual(booked);
    expect(sent(put)).toEqual([
      [
        {
          "order-num": number,
          "postoffice-code": "101000",
          "mail-type": "POSTAL_PARCEL",
          "mail-category": "WITH_DECLARED_VALUE",
          "mail-direct": 643,
          "payment-method": "CASHLESS",
          fragile: false,
          comment: "1001",
          "address-type-to": "DEFAULT",
          "index-to": 420_111,
          "region-to": "Респ. Татарстан",
          "place-to": "г. Казань",
          "street-to": "ул. Баумана",
          "house-to": "1",
          "corpus-to": "2",
          "room-to": "15",
          "recipient-name": "Мария Иванова",
          surname: "Иванова",
          "given-name": "Мария",
          "tel-address": 79_161_234_567,
          mass: 950,
          dimension: { length: 30, width: 20, height: 10 },
          "insr-value": 259_800,
        },
      ],
    ]);
  });

  test("waits at the office that the buyer chose and pays for itself there", async () => {
    const { account, sent } = await aPost({ "POST /1.0/clean/physical": { status: 400, body: {} } });
    const service = "POSTAL_PARCEL:WITH_DECLARED_VALUE_AND_CASH_ON_DELIVERY";
    const pickupPoint = { carrier: "pochta", code: "420111" };
    const recipient = { name: "Иванова Мария Петровна", phone: null, email: null, locale: "ru" };
    await pochta.book(aRequest({ service, pickupPoint, recipient, cashOnDeliveryMinor: 289_801 }), account);
    expect(sent(put)).toMatchObject([
      [
        {
          "address-type-to": "DEMAND",
          "index-to": 420_111,
          "region-to": "Татарстан Респ",
          "place-to": "Казань",
          surname: "Иванова",
          "given-name": "Мария",
          "middle-name": "Петровна",
          "insr-value": 289_801,
          payment: 289_801,
          goods: {
            items: [
              { description: "Футболка", "item-number": "TEE-BLK-M", quantity: 2, value: 129_900, "vat-rate": 22, "goods-type": "GOODS" },
              { description: "Доставка", quantity: 1, value: 30_001, "vat-rate": -1, "goods-type": "SERVICE" },
            ],
          },
        },
      ],
    ]);
  });

  test("of several parcels is one consignment, booked when all have their numbers", async () => {
    const second = { id: 900_100_201, barcode: "80110022033051", "add-to-mmo": true, "group-name": `${number}-2` };
    const { account, sent } = await aPost({
      [put]: created(900_100_200, 900_100_201),
      "GET /1.0/backlog/900100201": order(second),
    });
    const parcels = [aParcel(900), aParcel(600)];
    const service = "ONLINE_PARCEL:WITH_DECLARED_VALUE";
    expect(await pochta.book(aRequest({ service, parcels }), account)).toEqual({
      ...booked,
      carrierReference: `${orderId},900100201`,
      priceMinor: 63_440,
    });
    expect(sent(put)).toMatchObject([
      [
        { mass: 900, "add-to-mmo": true, "group-name": `${number}-2`, "order-num": number, "insr-value": 129_900 },
        { mass: 600, "add-to-mmo": true, "group-name": `${number}-2`, "order-num": number, "insr-value": 129_900 },
      ],
    ]);
  });

  test("is accepted while its number is not shown, and looked at later, in a batch as well", async () => {
    const accepted = { outcome: "accepted", carrierReference: orderId };
    let shown: unknown = order({ barcode: null });
    const { account } = await aPost({ [`GET /1.0/backlog/${orderId}`]: () => shown as object });
    expect(await pochta.book(aRequest(), account)).toEqual(accepted);
    const ref = aBookedRef({ carrierReference: orderId });
    expect(await pochta.poll?.(ref, account)).toEqual(accepted);
    shown = { status: 500 };
    expect(await pochta.book(aRequest(), account)).toEqual(accepted);
    shown = notFound;
    await expect(pochta.poll?.(ref, account)).rejects.toMatchObject({ reached: "maybe" });
    const later = new Date(ref.requestedAt.getTime() + 3_600_000);
    expect(await pochta.poll?.({ ...ref, now: later }, account)).toMatchObject({ reason: { code: "carrier.removed_there" } });
    const batched = await aPost({
      [`GET /1.0/backlog/${orderId}`]: notFound,
      [`GET /1.0/shipment/${orderId}`]: order({ "batch-name": "7" }),
    });
    expect(await pochta.poll?.(ref, batched.account)).toEqual(booked);
  });

  test.each([
    [
      "carrier.address_unclear",
      {},
      { "POST /1.0/clean/address": cleanAddress({ "quality-code": "UNDEF_02", "validation-code": "NOT_VALIDATED" }) },
    ],
    ["carrier.unknown_service", { service: "courier" }, {}],
    ["carrier.no_address", { to: { ...kazan, line1: null } }, {}],
    ["carrier.point_unknown", { pickupPoint: { carrier: "pochta", code: "999999" } }, {}],
    ["carrier.keys_refused", {}, { "POST /1.0/clean/address": { status: 403 } }],
  ])("is not sent: %s", async (code, changes, answers) => {
    const { account, sent } = await aPost(answers);
    expect(await pochta.book(aRequest(changes), account)).toMatchObject({ outcome: "refused", reason: { code } });
    expect(sent(put)).toEqual([]);
  });

  test("is refused in the Post's words, whole or in part, and leaves no half behind", async () => {
    const { account } = await aPost({ [put]: refusal("EMPTY_INDEX_TO", "Почтовый индекс не указан") });
    expect(await pochta.book(aRequest(), account)).toEqual({
      outcome: "refused",
      reason: { code: "carrier.said_no", params: { message: "Почтовый индекс не указан: index-to", code: "EMPTY_INDEX_TO" } },
    });
    const half = { "result-ids": [1], ...refusal("ILLEGAL_MASS", "Масса неверна", 1) };
    const parts = await aPost({ [put]: half, "DELETE /1.0/backlog": created(1) });
    const request = aRequest({ service: "EMS_RT:WITH_DECLARED_VALUE", parcels: [aParcel(1), aParcel(2)] });
    expect(await pochta.book(request, parts.account)).toMatchObject({ outcome: "refused" });
    expect(parts.sent("DELETE /1.0/backlog")).toEqual([[1]]);
    for (const answer of ["hang up", { status: 429 }, { status: 403 }] as const) {
      const stuck = await aPost({ [put]: half, "DELETE /1.0/backlog": answer });
      await expect(pochta.book(request, stuck.account)).rejects.toMatchObject({ reached: "maybe", retryAfterMs: 60_000 });
    }
  });
});

describe("an answer that never arrived", () => {
  test("is looked up by our number a while later, among new orders and in batches", async () => {
    let where: "new" | "batch" | "nowhere" = "new";
    const { account, calls } = await aPost({
      [put]: "hang up",
      "GET /1.0/backlog/search": () => (where === "new" ? [order({ id: 1, "order-num": `${number}1` }), order()] : []),
      "GET /1.0/shipment/search": () => (where === "batch" ? [order({ "batch-name": "7" })] : notFound),
    });
    await expect(pochta.book(aRequest(), account)).rejects.toMatchObject({ reached: "maybe", retryAfterMs: 60_000 });
    expect(await pochta.findBooking?.(aRequest(), account)).toEqual(booked);
    expect(calls()).toContain(`GET /1.0/backlog/search?query=${number}`);
    where = "batch";
    expect(await pochta.findBooking?.(aRequest(), account)).toEqual(booked);
    where = "nowhere";
    expect(await pochta.findBooking?.(aRequest(), account)).toBeNull();
  });

  test("that left a part of a consignment removes it; a whole one is found", async () => {
    const group = { "add-to-mmo": true, "group-name": `${number}-2` };
    const both = [order({ ...group, id: 2, barcode: "80110022033051" }), order({ ...group, id: 1 })];
    const whole = await aPost({ "GET /1.0/backlog/search": both, "GET /1.0/shipment/search": [] });
    expect(await pochta.findBooking?.(aRequest(), whole.account)).toMatchObject({ outcome: "booked", carrierReference: "1,2" });
    const half = await aPost({ "GET /1.0/backlog/search": [both[1]], "GET /1.0/shipment/search": [], "DELETE /1.0/backlog": created(1) });
    expect(await pochta.findBooking?.(aRequest(), half.account)).toBeNull();
    expect(half.sent("DELETE /1.0/backlog")).toEqual([[1]]);
  });

  test("stays unknown while the Post answers rubbish or nothing", async () => {
    for (const answer of [
      { status: 200, body: "<html>" },
      { status: 200, body: {} },
      { status: 500, body: { code: "1002" } },
    ]) {
      const { account } = await aPost({ [put]: answer, "GET /1.0/backlog/search": answer });
      await expect(pochta.book(aRequest(), account)).rejects.toMatchObject({ reached: "maybe" });
      await expect(pochta.findBooking?.(aRequest(), account)).rejects.toMatchObject({ reached: "maybe" });
    }
  });

  test("of a question before the order bought nothing", async () => {
    const { account } = await aPost({ "POST /1.0/clean/address": "hang up" });
    await expect(pochta.book(aRequest(), account)).rejects.toMatchObject({ reached: "no" });
  });
});

test("numbers of orders are short, and as many as there are keys", () => {
  const key = "0199a1b2-0000-7000-8000-000000000001";
  expect(orderNumberOf(key)).toMatch(/^[0-9A-Z]{20,25}$/);
  expect(orderNumberOf(key)).not.toBe(orderNumberOf("0199a1b2-0000-7000-8000-000000000002"));
  expect(orderNumberOf("any")).toBe("any");
});
