import { expect, test } from "vitest";
import { readCountry, readHsCode, readMoment, readMoney, readTaxRate, readWhole, readYes } from "./cell";
import { isOver, paymentOf } from "./order-words";

test.each([
  ["23.11.2026", "2026-11-23T09:00:00.000Z"],
  ["23.11.26 10:15", "2026-11-23T07:15:00.000Z"],
  ["2026-11-23", "2026-11-23T09:00:00.000Z"],
  ["2026-11-23T10:15:30", "2026-11-23T07:15:30.000Z"],
  ["2026-05-01 10:00:00 +0200", "2026-05-01T08:00:00.000Z"],
  ["2026-05-01T10:00:00Z", "2026-05-01T10:00:00.000Z"],
  ["31.02.2026", null],
  ["вчера", null],
  ["23.11.2026 утром", null],
])("the moment %s", (text, iso) => {
  const read = readMoment(text, "Europe/Moscow");
  expect("value" in read ? read.value.toISOString() : null).toBe(iso);
});

test.each([
  ["1299.90", 129_990],
  ["1299,90", 129_990],
  ["1 299,90 ₽", 129_990],
  ["12.500000", 1_250],
  ["0", 0],
  ["-5", null],
  ["дорого", null],
])("the amount %s", (text, minor) => {
  const read = readMoney(text, "RUB");
  expect("value" in read ? read.value : null).toBe(minor);
});

test("numbers, rates and yes as people write them", () => {
  expect(readWhole("1 000,00", { min: 0, max: 5_000 })).toEqual({ value: 1_000 });
  expect(readWhole("1,5", { min: 0, max: 5_000 })).toMatchObject({ wrong: { code: "file.not_whole" } });
  expect(readTaxRate("НДС 22%")).toEqual({ value: 22 });
  expect(readTaxRate("без НДС")).toEqual({ value: null });
  expect(readYes("Да")).toEqual({ value: true });
});

test("what customs ask, as tariffs print it", () => {
  expect(readHsCode("6109.10 00 00")).toEqual({ value: "6109100000" });
  expect(readHsCode("футболка")).toMatchObject({ wrong: { code: "file.not_hs_code" } });
  expect(readCountry("cn")).toEqual({ value: "CN" });
  expect(readCountry("Китай")).toMatchObject({ wrong: { code: "file.not_country" } });
});

test("what orders are called when they are over or paid", () => {
  expect(["fulfilled", "Доставлен", "Отменён", "unfulfilled", "partial", "confirmed"].map(isOver)).toEqual([
    "delivered",
    "delivered",
    "cancelled",
    undefined,
    undefined,
    undefined,
  ]);
  expect(["paid", "pending", "При получении", "Оплачен", "authorized"].map(paymentOf)).toEqual([
    "paid",
    "unpaid",
    "cash_on_delivery",
    "paid",
    "authorized",
  ]);
});
