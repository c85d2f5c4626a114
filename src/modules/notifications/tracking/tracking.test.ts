import { describe, expect, test } from "vitest";
import type { TrackingStatus } from "@/modules/shipments/tracking";
import { deliveryCalendar } from "./calendar";
import { contentsOf, type WorkLine, waitingOf } from "./contents";
import { headlineOf } from "./headline";
import { pictureAddress } from "./picture-address";
import { placeWithoutStreet } from "./place";
import { expectedAtOf, stageOfOrder, stagesOfOrder } from "./stages";
import { timelineOf } from "./timeline";
import type { TrackedOrder, TrackedPart } from "./tracked-order";
import { dayWord, explanation, headlineWords, stepTime } from "./words";

const at = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00Z`);
const now = at(23, "12:00");
const reader = { locale: "ru", timeZone: "Europe/Moscow", now } as const;
const plain = (text: string) => text.replaceAll("\u00a0", " ");

const part = (over: Partial<TrackedPart> = {}): TrackedPart => ({
  id: "one",
  status: "planned",
  packedAt: null,
  handedOverAt: null,
  deliveredAt: null,
  fromCity: "Казань",
  weightGrams: null,
  lines: [],
  shipment: null,
  ...over,
});

const sentPart = (moves: [TrackingStatus, Date, string?][], shipment: Partial<TrackedPart["shipment"]> = {}): TrackedPart =>
  part({
    status: "handed_over",
    packedAt: at(21, "10:00"),
    handedOverAt: at(21, "11:00"),
    shipment: {
      carrier: "СДЭК",
      handsTo: "carrier",
      trackingNumber: "1",
      status: moves.at(-1)?.[0] ?? "pre_transit",
      expectedAt: at(24, "09:00"),
      expectedFrom: null,
      storedUntil: null,
      events: moves.map(([status, occurredAt, location]) => ({ status, occurredAt, location: location ?? null })),
      ...shipment,
    },
  });

const order = (over: Partial<TrackedOrder> = {}): TrackedOrder => ({
  number: "10466",
  status: "confirmed",
  locale: "ru",
  placedAt: at(20, "09:00"),
  pickingAt: null,
  deliveredAt: null,
  cancelledAt: null,
  promisedAt: null,
  openHolds: [],
  city: "Москва",
  toPoint: false,
  parts: [part()],
  waiting: [],
  total: null,
  rating: null,
  ...over,
});

const moving = sentPart([
  ["in_transit", at(21, "11:00")],
  ["in_transit", at(22, "20:00"), "Нижний Новгород"],
]);
const arrived = sentPart([
  ["in_transit", at(21, "11:00")],
  ["delivered", at(23, "09:40")],
]);

test("what goes to a point is collected there, not brought", () => {
  expect(timelineOf(order({ toPoint: true }), part())[0]).toMatchObject({ step: "collection", state: "ahead", place: "Москва" });
});

describe("the stage of an order", () => {
  test.each([
    ["accepted", order()],
    ["assembled", order({ parts: [part({ status: "packed", packedAt: at(21, "10:00") })] })],
    ["in_transit", order({ parts: [moving] })],
    ["delivered", order({ parts: [arrived] })],
    ["in_transit", order({ parts: [arrived, moving] })],
    ["delivered", order({ parts: [arrived, part({ status: "cancelled" })] })],
    ["accepted", order({ parts: [arrived], waiting: [{ name: "Чай", picture: null, quantity: 1 }] })],
    ["returned", order({ parts: [sentPart([["returned", at(23, "09:00")]])] })],
    ["cancelled", order({ status: "cancelled", cancelledAt: now, parts: [part({ status: "cancelled" })] })],
  ] as const)("is %s", (stage, one) => {
    expect(stageOfOrder(one)).toBe(stage);
  });

  test("is reached when the last of its parcels reached it", () => {
    const late = sentPart([["in_transit", at(22, "08:00")]]);
    expect(stagesOfOrder(order({ parts: [arrived, late] })).map(({ stage, at }) => [stage, at.toISOString()])).toEqual([
      ["accepted", "2026-11-20T09:00:00.000Z"],
      ["assembled", "2026-11-21T10:00:00.000Z"],
      ["handed_over", "2026-11-22T08:00:00.000Z"],
      ["in_transit", "2026-11-22T08:00:00.000Z"],
    ]);
  });

  test("an older event that comes late changes nothing", () => {
    const confused = sentPart([
      ["delivered", at(23, "09:40")],
      ["in_transit", at(22, "08:00")],
    ]);
    expect(stageOfOrder(order({ parts: [confused] }))).toBe("delivered");
    expect(expectedAtOf(order({ parts: [confused] }))).toBeNull();
  });
});

test.each([
  ["Приняли ваш заказ", order()],
  ["Собираем ваш заказ", order({ parts: [part({ status: "picking" })] })],
  ["Ждём вашу оплату", order({ openHolds: ["awaiting_payment"] })],
  ["Ждём товар на склад", order({ parts: [], waiting: [{ name: "Чай", picture: null, quantity: 1 }] })],
  [
    "Ждём товар, отправим до 29 нояб.",
    order({ parts: [], waiting: [{ name: "Чай", picture: null, quantity: 1 }], promisedAt: at(29, "12:00") }),
  ],
  ["Приедет завтра", order({ parts: [moving] })],
  ["Приедет сегодня", order({ parts: [sentPart([["in_transit", at(22, "11:00")]], { expectedAt: at(23, "20:00") })] })],
  ["Посылка немного задерживается", order({ parts: [sentPart([["in_transit", at(20, "11:00")]], { expectedAt: at(22, "09:00") })] })],
  ["Курьер уже едет к вам", order({ parts: [sentPart([["out_for_delivery", at(23, "07:00")]])] })],
  [
    "Можно забирать, хранится до 29 нояб.",
    order({ parts: [sentPart([["ready_for_pickup", at(23, "07:00")]], { storedUntil: at(29, "12:00") })] }),
  ],
  ["Не получилось вручить посылку", order({ parts: [sentPart([["failed_attempt", at(23, "07:00")]])] })],
  ["Доставлена 1 посылка из 2", order({ parts: [arrived, moving] })],
  ["Доставлено сегодня в 12:40", order({ parts: [arrived] })],
  ["Вы забрали заказ сегодня в 12:40", order({ parts: [sentPart([["delivered", at(23, "09:40")]], { handsTo: "buyer" })] })],
  ["Заказ отменён", order({ status: "cancelled" })],
])("the big sentence says «%s»", (words, one) => {
  expect(plain(headlineWords(one, reader))).toBe(words);
});

test("a span of days is told whole, and begins today once its first day has passed", () => {
  const span = (from: Date, to: Date) =>
    plain(headlineWords(order({ parts: [sentPart([["in_transit", at(22, "11:00")]], { expectedFrom: from, expectedAt: to })] }), reader));
  expect(span(at(25, "12:00"), at(27, "12:00"))).toBe("Приедет 25–27 нояб.");
  expect(span(at(25, "12:00"), new Date("2026-12-02T12:00:00Z"))).toBe("Приедет 25 нояб. – 2 дек.");
  expect(span(at(20, "12:00"), at(25, "12:00"))).toBe("Приедет 23–25 нояб.");
  expect(span(at(20, "12:00"), at(23, "20:00"))).toBe("Приедет сегодня");
});

test("the days of a delivery go into a calendar whole, in lines that any program reads", () => {
  const days = { from: at(24, "21:30"), to: at(26, "12:00"), timeZone: "Europe/Moscow" };
  const title = `Доставка заказа 10466, ${"Лавка; чай ".repeat(8)}`;
  const text = deliveryCalendar({ ...days, uid: "10466@shop.example", title, url: "https://shop.example/t/abc", writtenAt: now });
  expect(text).toContain("DTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261127\r\n");
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const unfolded = text.replaceAll("\r\n ", "");
  expect(unfolded).toContain("SUMMARY:Доставка заказа 10466\\, Лавка\\; чай");
  expect(unfolded.endsWith("END:VCALENDAR\r\n")).toBe(true);
});

test("the line below says who carries it, where it was seen last, and which order it is", () => {
  expect(plain(explanation(order({ parts: [moving] }), reader))).toBe("Везёт СДЭК. Последняя отметка: Нижний Новгород. Заказ 10466");
  expect(headlineOf(order({ parts: [moving] }), "Europe/Moscow", now)).toMatchObject({ say: "arrives" });
});

test("the timeline goes from what is ahead to the order, and the first movement is the handover", () => {
  expect(timelineOf(order({ parts: [moving] }), moving).map(({ step, state, place }) => [step, state, place])).toEqual([
    ["arrival", "ahead", "Москва"],
    ["in_transit", "current", "Нижний Новгород"],
    ["handed_over", "done", "Казань"],
    ["assembled", "done", null],
    ["accepted", "done", null],
  ]);
  expect(timelineOf(order({ parts: [arrived] }), arrived)[0]).toMatchObject({ step: "delivered", state: "done" });
  expect(timelineOf(order({ status: "cancelled", cancelledAt: now, parts: [] }), null).map(({ step }) => step)).toEqual([
    "cancelled",
    "accepted",
  ]);
});

test("days are days of the shop, and a day ahead has no hour", () => {
  expect(dayWord(at(23, "21:30"), reader)).toBe("завтра");
  expect(dayWord(at(23, "21:30"), { ...reader, timeZone: "UTC" })).toBe("сегодня");
  expect(stepTime({ step: "arrival", state: "ahead", at: at(24, "09:00"), place: null }, reader, false)).toBe("завтра");
  const arrival = { step: "arrival", state: "ahead", place: null } as const;
  expect(plain(stepTime({ ...arrival, from: at(24, "09:00"), at: at(26, "09:00") }, reader, false) ?? "")).toBe("24–26 нояб.");
  expect(stepTime({ ...arrival, from: at(22, "09:00"), at: at(23, "09:00") }, reader, false)).toBe("сегодня");
  expect(stepTime({ step: "arrival", state: "ahead", at: at(20, "09:00"), place: null }, reader, false)).toBeNull();
  expect(stepTime({ step: "in_transit", state: "current", at: at(22, "03:40"), place: null }, reader, false)).toBe("вчера, 06:40");
});

describe("what lies in a parcel", () => {
  const set = { id: "set", name: "Набор", picture: null, quantity: 2 };
  const work = (productId: string, fulfilmentId: string, quantity: number, per: number): WorkLine => ({
    orderLineId: "set",
    productId,
    fulfilmentId,
    quantity,
    per,
    name: productId,
    picture: null,
    status: "packed",
  });

  test("a bundle that travels whole is one thing, one that is split is its parts", () => {
    expect(contentsOf("a", [set], [work("pot", "a", 2, 1), work("cup", "a", 8, 4)])).toEqual([
      { name: "Набор", picture: null, quantity: 2 },
    ]);
    const split = [work("pot", "a", 2, 1), work("cup", "b", 8, 4)];
    expect(contentsOf("a", [set], split)).toMatchObject([{ name: "pot", quantity: 2 }]);
    expect(contentsOf("b", [set], split)).toMatchObject([{ name: "cup", quantity: 8 }]);
  });

  test("what no warehouse has taken on waits", () => {
    expect(waitingOf([set], [work("pot", "a", 1, 1), work("cup", "a", 4, 4)])).toEqual([{ name: "Набор", picture: null, quantity: 1 }]);
    expect(waitingOf([set], [work("pot", "a", 2, 1), work("cup", "a", 8, 4)])).toEqual([]);
    expect(waitingOf([set], [{ ...work("pot", "a", 2, 1), status: "cancelled" }])).toMatchObject([{ quantity: 2 }]);
  });
});

test.each([
  ["Казань, ул. Баумана, 1", "Казань"],
  ["у двери на Баумана", "Казань"],
  ["Казань, сортировочный центр", "Казань, сортировочный центр"],
  ["Москва, ул. Ленина", "Москва, ул. Ленина"],
  [null, null],
])("a place %s is shown as %s", (place, shown) => {
  expect(placeWithoutStreet(place, "ул. Баумана, 1", "Казань")).toBe(shown);
});

test("pictures come from our public files, or through the link", () => {
  expect(pictureAddress("/pictures/tea-pot.svg", "p", "t")).toBe("/pictures/tea-pot.svg");
  expect(pictureAddress("/api/v1/products/TEA/picture?v=ab12", "p", "t")).toBe("/api/v1/track/t/pictures/p?v=ab12");
  for (const other of ["https://evil.example/x.png", "/pictures/../x", "javascript:alert(1)"])
    expect(pictureAddress(other, "p", "t")).toBeNull();
});
