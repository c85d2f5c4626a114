import { describe, expect, test } from "vitest";
import { aBookedRef, aBookingRequest, aParcel } from "@/testing/booking-request";
import { created, madeParcel, track } from "./fixtures/answers";
import { aBoxberry } from "./fixtures/shop.fixture";
import { boxberry } from "./index";

const pickupPoint = { carrier: "boxberry", code: "1601" };
const key = aBookingRequest().idempotencyKey;
const booked = { outcome: "booked", trackingNumber: track, carrierReference: track };
const ref = aBookedRef({ carrierReference: track, trackingNumber: track });

describe("a parcel at Boxberry", () => {
  test("has its number at once, under our key, without being paid at the door", async () => {
    const { account, sent, asked } = await aBoxberry();
    expect(await boxberry.book(aBookingRequest(), account)).toEqual(booked);
    expect(asked.at(-1)?.http.method).toBe("POST");
    expect(sent("ParselCreate")).toEqual([
      {
        token: "s3cret",
        updateByTrack: "",
        order_id: key,
        price: "2598.00",
        payment_sum: "0.00",
        delivery_sum: "0.00",
        items: [{ id: "TEE-BLK-M", name: "Футболка", UnitName: "шт.", nds: "22", price: "1299.00", quantity: "2" }],
        vid: "2",
        shop: { name: "", name1: "010" },
        kurdost: { index: "420000", citi: "Татарстан, Казань", addressp: "ул. Баумана, 1" },
        customer: { fio: "Мария Иванова", phone: "9161234567", email: "maria@example.com" },
        notice: "1001",
        sender_name: "Магазин",
        weights: { weight: "950", x: "30", y: "20", z: "10" },
      },
    ]);
  });

  test("goes to a point in two boxes, with money to collect for goods and delivery", async () => {
    const { account, sent } = await aBoxberry({}, { senderName: "Ромашка" });
    const parcels = [aParcel(500), aParcel(600)];
    await boxberry.book(aBookingRequest({ service: "point", pickupPoint, parcels, cashOnDeliveryMinor: 289_801 }), account);
    expect(sent("ParselCreate")).toMatchObject([
      {
        price: "2598.00",
        payment_sum: "2898.01",
        delivery_sum: "300.01",
        vid: "1",
        shop: { name: "1601", name1: "" },
        sender_name: "Ромашка",
        items: [{ price: "649.50" }, { price: "649.50" }],
        weights: { weight: "500", x: "30", weight2: "600", x2: "30", y2: "20", z2: "10" },
      },
    ]);
  });

  test.each<[string, { answer?: object } & Parameters<typeof aBookingRequest>[0]]>([
    ["carrier.no_phone", { recipient: { name: "Ян", phone: null, email: null, locale: "ru" } }],
    ["carrier.unknown_service", { service: "post" }],
    ["carrier.no_point_chosen", { service: "point" }],
    ["carrier.point_chosen", { pickupPoint }],
    ["carrier.no_address", { to: { ...aBookingRequest().from, line1: null } }],
    ["carrier.said_no", { answer: { err: "Не указан вес" } }],
    ["carrier.keys_refused", { answer: [{ err: "Ваша учетная запись заблокирована" }] }],
  ])("is not made: %s", async (code, { answer, ...changes }) => {
    const { account, sent } = await aBoxberry({ ParselCreate: answer ?? created });
    expect(await boxberry.book(aBookingRequest(changes), account)).toMatchObject({ outcome: "refused", reason: { code } });
    if (!answer) expect(sent("ParselCreate")).toEqual([]);
  });
});

describe("an answer that never arrived", () => {
  test("is looked up by our key among the parcels of those days, and leads to one or to none", async () => {
    let mine = true;
    const { account, sent } = await aBoxberry({
      ParselCreate: "hang up",
      ["ParselStory"]: () => [madeParcel("1"), ...(mine ? [madeParcel(key)] : [])],
    });
    await expect(boxberry.book(aBookingRequest(), account)).rejects.toMatchObject({ reached: "maybe" });
    expect(await boxberry.findBooking?.(aBookingRequest(), account)).toEqual(booked);
    expect(sent("ParselStory")).toMatchObject([{ from: "20261121", to: "20261123" }]);
    mine = false;
    expect(await boxberry.findBooking?.(aBookingRequest(), account)).toBeNull();
  });

  test("is none where Boxberry says that it has no parcels, and unknown where it says anything else", async () => {
    const found = async (ParselStory: object | string) =>
      boxberry.findBooking?.(aBookingRequest(), (await aBoxberry({ ParselStory })).account);
    expect(await found({ err: "Нет данных за период" })).toBeNull();
    expect(await found([])).toBeNull();
    for (const answer of [{ err: "Внутренняя ошибка" }, { status: 500 }, "<html>", { a: 1 }])
      await expect(found(answer)).rejects.toMatchObject({ reached: "maybe" });
    await expect(found({ err: "Токен не действует" })).rejects.toMatchObject({ message: "the keys were refused" });
  });

  test("makes no second parcel: Boxberry names the repeat, and the first one is the answer", async () => {
    const ParselCreate = { err: "Заказ с таким номером уже существует" };
    const { account } = await aBoxberry({ ParselCreate, ParselStory: [madeParcel(key.toUpperCase())] });
    expect(await boxberry.book(aBookingRequest(), account)).toEqual(booked);
    const hidden = await aBoxberry({ ParselCreate, ParselStory: [] });
    await expect(boxberry.book(aBookingRequest(), hidden.account)).rejects.toMatchObject({ reached: "maybe" });
  });

  test("stays unknown for rubbish, and bought nothing where a question before it failed", async () => {
    for (const ParselCreate of ["<html>", {}, { track: "" }, { status: 502 }]) {
      const { account } = await aBoxberry({ ParselCreate });
      await expect(boxberry.book(aBookingRequest(), account)).rejects.toMatchObject({ reached: "maybe" });
    }
    const { account } = await aBoxberry({ PointsDescription: "hang up" });
    await expect(boxberry.book(aBookingRequest({ service: "point", pickupPoint }), account)).rejects.toMatchObject({ reached: "no" });
  });
});

describe("a cancelled parcel", () => {
  const cancelled = async (CancelOrder: object | "hang up", answers: object = {}) => {
    const { account, sent } = await aBoxberry({ CancelOrder, ...answers });
    return { answer: await boxberry.cancel?.(ref, account), sent };
  };

  test("is deleted, never called back", async () => {
    const { answer, sent } = await cancelled({ err: false });
    expect(answer).toEqual({ outcome: "cancelled" });
    expect(sent("CancelOrder")).toEqual([{ token: "s3cret", orderid: key, cancelType: "1" }]);
    expect((await cancelled({ err: "Посылка не найдена" })).answer).toEqual({ outcome: "cancelled" });
    const hidden = await cancelled({ err: "Посылка не найдена" }, { ParselCheck: created });
    expect(hidden.answer).toMatchObject({ outcome: "refused", reason: { code: "carrier.said_no" } });
  });

  test("that is handed over goes on; other words of refusal are told", async () => {
    expect((await cancelled({ err: "Посылка проведена в акте" })).answer).toEqual({
      outcome: "refused",
      reason: { code: "carrier.already_moving" },
    });
    expect((await cancelled({ error: true, message: "Услуга не подключена" })).answer).toEqual({
      outcome: "refused",
      reason: { code: "carrier.said_no", params: { message: "Услуга не подключена" } },
    });
    await expect(cancelled("hang up")).rejects.toMatchObject({ reached: "maybe" });
  });
});
