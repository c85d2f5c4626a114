import { expect, test } from "vitest";
import { code128Modules } from "@/platform/pdf/barcode";
import { mm } from "@/platform/pdf/sheet";
import { pdfText, readPdf } from "@/testing/read-pdf";
import type { ShippingLabelData } from "./label-data";
import { shippingLabelPdf } from "./shipping-label";

const data = (over: Partial<ShippingLabelData> = {}): ShippingLabelData => ({
  locale: "ru",
  timeZone: "Europe/Moscow",
  carrier: "Свой курьер",
  service: "До двери",
  from: {
    name: "Тихая кухня",
    phone: "+7 495 000-00-00",
    country: "RU",
    region: "Москва",
    city: "Москва",
    postalCode: "115280",
    line1: "ул. Ленинская Слобода, 26",
  },
  to: {
    name: "Айгөл Рөстәм кызы",
    phone: "+7 917 000-00-00",
    country: "RU",
    region: "Татарстан",
    city: "Казань",
    postalCode: "420000",
    line1: "ул. Баумана, 1",
  },
  trackingNumber: "SIM12345678901234",
  orderNumber: "10476",
  parcels: [{ weightGrams: 1250, dimensionsMm: { length: 300, width: 205, height: 100 } }],
  createdAt: new Date("2026-11-24T07:12:00Z"),
  ...over,
});

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("a label is one A6 page that says who, where, what and by whom", async () => {
  const [page, ...more] = readPdf(await shippingLabelPdf(data()));

  expect(more).toEqual([]);
  expect(page?.width).toBeCloseTo(mm(105), 1);
  expect(page?.height).toBeCloseTo(mm(148), 1);
  const words = plain(page?.text ?? "");
  for (const piece of [
    "Свой курьер",
    "До двери",
    "Место 1/1",
    "1,25 кг",
    "30 × 20,5 × 10 см",
    "Отправитель: Тихая кухня",
    "Айгөл Рөстәм кызы",
    "ул. Баумана, 1",
    "Казань, Татарстан",
    "420000",
    "+7 917 000-00-00",
    "SIM12345678901234",
    "Заказ 10476",
    "24 нояб. 2026",
  ])
    expect(words).toContain(piece);
  expect(words).not.toContain("Оплата при получении");
});

test("the bars are those of the tracking number, each a whole number of printer dots wide", async () => {
  const [page] = readPdf(await shippingLabelPdf(data()));
  const bars = (code128Modules("SIM12345678901234") ?? []).filter((_, index) => index % 2 === 0);
  // Every Code 128 has bars of one module.
  const module = Math.min(...(page?.rectangles ?? []));

  expect(module / mm(0.125)).toBeCloseTo(Math.round(module / mm(0.125)), 2);
  const drawn = page?.rectangles.filter((width) => width <= 4.01 * module).map((width) => Math.round(width / module));
  expect(drawn).toEqual(bars);
});

test("a page per parcel, each with its own number where it has one; the money is collected once", async () => {
  const parcels = [{ weightGrams: 1000 }, { weightGrams: 800, trackingNumber: "SECOND-2" }];
  const pages = readPdf(await shippingLabelPdf(data({ locale: "en", parcels, cashOnDelivery: { amountMinor: 459050, currency: "RUB" } })));

  expect(pages).toHaveLength(2);
  for (const piece of ["Parcel 1/2", "1 kg", "Cash on delivery", "4,590.50 ₽"]) expect(plain(pages[0]?.text ?? "")).toContain(piece);
  expect(pages[1]?.text).toContain("SECOND-2");
  expect(pages[1]?.text).not.toContain("Cash on delivery");
});

test("a pickup point and another country are named", async () => {
  const to = { ...data().to, country: "KZ", city: "Алматы", region: null };
  const words = plain(pdfText(await shippingLabelPdf(data({ to, pickupPoint: "MSK123" }))));

  expect(words).toContain("Пункт выдачи MSK123");
  expect(words).toContain("Алматы, Казахстан");
});

test("an endless address shrinks, but city, code and bars stay", async () => {
  const to = {
    ...data().to,
    line1: "посёлок городского типа Излучинск, улица Энергетиков, ".repeat(40),
    name: "Общество с ограниченной ответственностью ".repeat(9),
  };
  const [page, ...more] = readPdf(await shippingLabelPdf(data({ to })));

  expect(more).toEqual([]);
  for (const piece of ["Казань, Татарстан", "420000", "SIM12345678901234"]) expect(page?.text).toContain(piece);
});

test("a number that no barcode can carry is printed large instead, and odd letters break nothing", async () => {
  const to = { ...data().to, name: "אברהם 😀🚀 中文", line1: "\ud83d\u202e<script>", country: "??", phone: null, postalCode: null };
  const words = pdfText(await shippingLabelPdf(data({ to, trackingNumber: "ЖД-7" })));

  expect(words).toContain("ЖД-7");
  expect(words).toContain("Трек-номер");
});
