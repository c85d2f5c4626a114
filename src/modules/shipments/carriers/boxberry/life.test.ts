import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBookedRef, kazan } from "@/testing/booking-request";
import { strangelyChanged } from "@/testing/strange-payloads";
import { CarrierUnavailable } from "../port";
import { saidIn } from "./ask";
import { calculation, pdf, point, track, way } from "./fixtures/answers";
import { aBoxberry } from "./fixtures/shop.fixture";
import { boxberry } from "./index";
import { pointOf } from "./points";
import { offersIn } from "./quote";
import { statusOf } from "./status";
import { eventsIn, instantOf } from "./track";
import { Points, read } from "./wire";

const ref = aBookedRef({ carrierReference: track, trackingNumber: track });

describe("the way of a parcel", () => {
  const tracked = async (ListStatusesFull: object | string) => boxberry.track?.(ref, (await aBoxberry({ ListStatusesFull })).account);

  test("is told in our words, by Moscow's clock, with unknown words kept", async () => {
    const { account, sent } = await aBoxberry({
      ListStatusesFull: way(
        ["24.11.2026 10:05", "Поступило в пункт выдачи", "Казань (Баумана ул, д.7)"],
        ["22.11.2026 12:00", "Загружен реестр ИМ"],
        ["23.11.2026 01:30", "Передан на сортировку"],
        ["23.11.2026 09:00", "Что-то новое"],
        ["0001-01-01", "Выдано"],
      ),
    });
    const events = (await boxberry.track?.(ref, account)) ?? [];
    expect(sent("ListStatusesFull")).toEqual([{ token: "s3cret", ImId: track }]);
    expect(events.map(({ status, occurredAt, code, location }) => [status, occurredAt.toISOString(), code, location])).toEqual([
      ["pre_transit", "2026-11-22T09:00:00.000Z", "Загружен реестр ИМ", null],
      ["in_transit", "2026-11-22T22:30:00.000Z", "Передан на сортировку", null],
      ["unknown", "2026-11-23T06:00:00.000Z", "Что-то новое", null],
      ["ready_for_pickup", "2026-11-24T07:05:00.000Z", "Поступило в пункт выдачи", "Казань (Баумана ул, д.7)"],
    ]);
  });

  test("is read from the short list too, and tells a part that was taken", async () => {
    expect(await tracked([{ Date: "2026-11-22 12:00:26", Name: "Выдано" }])).toMatchObject([
      { status: "delivered", occurredAt: new Date("2026-11-22T09:00:26Z") },
    ]);
    expect(await tracked({ ...way(["22.11.2026 12:00", "Выдано"]), PD: true })).toMatchObject([{ note: "Выдана часть заказа" }]);
  });

  test("of a parcel without news is empty; other trouble is none of the parcel's", async () => {
    expect(await tracked([{ err: "Нет данных" }])).toEqual([]);
    await expect(tracked({ err: "Сервис временно недоступен" })).rejects.toBeInstanceOf(CarrierUnavailable);
    await expect(tracked({ err: "Неверный токен" })).rejects.toBeInstanceOf(CarrierUnavailable);
  });

  test.each([
    ["Принято к доставке", "in_transit"],
    ["Успешно Выдан", "delivered"],
    ["Доступен к получению в Пункте выдачи", "ready_for_pickup"],
    ["Передано на курьерскую  доставку", "out_for_delivery"],
    ["Возвращено с курьерской доставки", "failed_attempt"],
    ["Готовится к возврату", "return_to_sender"],
    ["Отправлено в пункт приема", "return_to_sender"],
    ["Заказ возвращен в Интернет-магазин", "returned"],
    ["Возвращено в ИМ", "returned"],
    ["toString", "unknown"],
  ])("«%s» is %s", (name, status) => expect(statusOf(name)).toBe(status));
});

test("times are Moscow's, and nothing else is a time", () => {
  const at = (text: string) => instantOf(text)?.toISOString() ?? null;
  expect(["26.12.2026 12:23", "2026-12-26T12:23:26", "2026.12.26 9:05:00", "26.12.2026"].map(at)).toEqual([
    "2026-12-26T09:23:00.000Z",
    "2026-12-26T09:23:26.000Z",
    "2026-12-26T06:05:00.000Z",
    "2026-12-25T21:00:00.000Z",
  ]);
  expect(["", "0001-01-01", "32.13.2026 10:00", "26.12.2026 99:00", "yesterday"].map(at)).toEqual([null, null, null, null, null]);
});

describe("points", () => {
  test("of a town have their hours, limits and ways to pay", async () => {
    const { account, sent } = await aBoxberry({
      ListPoints: [point("1601"), point("1602", { Postamat: "true", OnlyPrepaidOrders: "Yes", GPS: "somewhere" }), { Name: "no code" }],
    });
    expect(await boxberry.points?.(kazan, account)).toMatchObject([
      {
        code: "1601",
        kind: "office",
        country: "RU",
        region: "Татарстан",
        city: "Казань",
        postalCode: "420111",
        line1: "Баумана ул, д.7",
        latitude: 55.7912,
        longitude: 49.1123,
        hours: "пн-вс: 09.00-21.00",
        takesCash: true,
        takesCards: true,
        maxGrams: 15_000,
      },
      { code: "1602", kind: "locker", latitude: null, takesCash: false, takesCards: false },
    ]);
    expect(sent("ListPoints")).toEqual([{ token: "s3cret", CityCode: "32", prepaid: "1" }]);
  });

  test("are none in a town without them", async () => {
    const { account } = await aBoxberry({ ListPoints: { err: "Нет данных" } });
    expect(await boxberry.points?.(kazan, account)).toEqual([]);
    expect(await boxberry.points?.({ ...kazan, city: "Нигде" }, account)).toEqual([]);
  });
});

describe("papers", () => {
  const paper = "/parcel-files/barcodes";

  test("are fetched from the address that Boxberry names", async () => {
    const named = () => ({ label: `${shop.baseUrl}${paper}?parcel_id=45&token=s3cret` });
    const shop = await aBoxberry({ ParselCheck: named, [paper]: pdf });
    expect(await boxberry.label?.(ref, shop.account)).toEqual(pdf);
    expect(shop.sent("ParselCheck")).toEqual([{ token: "s3cret", ImId: track }]);
  });

  test("that are not there yet come later; what is no PDF is none", async () => {
    const label = async (answers: Parameters<typeof aBoxberry>[0]) => {
      const named = () => ({ label: `${shop.baseUrl}${paper}?token=s3cret` });
      const shop = await aBoxberry({ ParselCheck: named, ...answers });
      return boxberry.label?.(ref, shop.account);
    };
    expect(await label({ ParselCheck: { label: "" } })).toBeNull();
    expect(await label({ [paper]: { status: 404 } })).toBeNull();
    await expect(label({ [paper]: "<html>" })).rejects.toBeInstanceOf(CarrierUnavailable);
    await expect(label({ ParselCheck: { err: "Посылка удалена" } })).rejects.toBeInstanceOf(CarrierUnavailable);
    await expect(label({ ParselCheck: { label: "http://[" } })).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});

describe("the act of a handover", () => {
  const bookings = [ref, aBookedRef({ carrierReference: "BXB2" })];
  const handover = { key: "k", date: "2026-11-22", bookings };
  const act = "http://api.boxberry.ru/parcel-files/act?upload_id=777&token=s3cret";

  test("is made of all parcels, and comes as PDF", async () => {
    const { account, sent } = await aBoxberry({
      ParselSend: { id: "777", label: act, url_tmc: "", sticker: "" },
      "/parcel-files/act": ({ params }) => (params["upload_id"] === "777" ? pdf : { status: 404 }),
    });
    expect(await boxberry.manifest?.(handover, account)).toEqual({ outcome: "done", reference: "777", document: null });
    expect(sent("ParselSend")).toEqual([{ token: "s3cret", ImIds: `${track},BXB2`, shippingDate: "2026-11-22" }]);
    expect(await boxberry.manifestDocument?.("777", account)).toEqual(pdf);
    expect(await boxberry.manifestDocument?.("778", account)).toBeNull();
  });

  test("that was made before is found by its parcels; what Boxberry refuses otherwise is told", async () => {
    const answer = async (ParselSendStory: object[]) => {
      const { account } = await aBoxberry({ ParselSend: { err: "Посылки уже в акте" }, ParselSendStory });
      return boxberry.manifest?.(handover, account);
    };
    expect(
      await answer([
        { track: "OTHER", label: "x?upload_id=1" },
        { track: `BXB2,${track}`, label: act },
      ]),
    ).toMatchObject({ reference: "777" });
    expect(await answer([{ track, label: act }])).toMatchObject({ outcome: "refused", reason: { code: "carrier.said_no" } });
  });
});

test("the connection is tried with the token", async () => {
  const tried = async (ParselList: object) => boxberry.testConnection?.((await aBoxberry({ ParselList })).account);
  expect(await tried({ ImIds: "" })).toBeNull();
  expect(await tried({ err: "Нет посылок" })).toBeNull();
  expect(await tried({ err: "Токен не найден" })).toEqual({ code: "carrier.keys_refused" });
});

test("Boxberry's errors are told in its words, whatever their shape", () => {
  const said = (body: unknown, status = 200) => saidIn({ status, body });
  for (const body of [
    { err: "Нет веса" },
    { err: true, message: "Нет веса" },
    { err: 1, message: "Нет веса" },
    { err: "1", message: "Нет веса" },
    { error: true, message: "Нет веса" },
    { error: "Нет веса" },
    [{ err: "Нет веса" }],
  ])
    expect(said(body)).toEqual({ complaint: "Нет веса" });
  for (const body of [{ err: false }, { error: false, result: {} }, { err: "" }, { err: "0" }, [], [{ Code: "1" }], { message: 995_727 }])
    expect(said(body)).toEqual({ body });
  expect(said({}, 400)).toEqual({ complaint: "HTTP 400" });
  expect(() => said({ err: "Неверный токен" })).toThrow("the keys were refused");
  expect(() => said(null)).toThrow("could not be read");
});

test("a limit is kept to for as long as Boxberry says", async () => {
  const { account } = await aBoxberry({ ListStatusesFull: { status: 429, headers: { "retry-after": "7" } } });
  await expect(boxberry.track?.(ref, account)).rejects.toMatchObject({ reached: "no", retryAfterMs: 7000 });
});

test("nothing that comes from outside makes the reading throw anything but unavailable", () => {
  const originals = [way(["22.11.2026 12:00", "Выдано"]), [point("1")], calculation(), [{ Date: "2026-11-22 12:00:26", Name: "Выдано" }]];
  fc.assert(
    fc.property(fc.oneof(...originals.map((original) => strangelyChanged(original))), (body) => {
      const changed = () => structuredClone(body);
      for (const { occurredAt } of eventsIn(changed())) expect(Number.isNaN(occurredAt.getTime())).toBe(false);
      for (const one of read(Points, changed()) ?? []) pointOf(one);
      for (const { priceMinor, days } of offersIn(changed(), "point")?.quotes ?? [])
        expect([priceMinor, days.min].every(Number.isSafeInteger)).toBe(true);
      try {
        saidIn({ status: 200, body: changed() });
      } catch (error) {
        expect(error).toBeInstanceOf(CarrierUnavailable);
      }
    }),
    { numRuns: 2000 },
  );
});
