import { expect, test } from "vitest";
import { mm } from "@/platform/pdf/sheet";
import { pdfText, readPdf } from "@/testing/read-pdf";
import { packingSlipPdf } from "./packing-slip";
import type { PackingSlipData } from "./slip-data";

const lines = [
  { sku: "ACC-1", name: "Весы кухонные", quantity: 2, unitPriceMinor: 129900 },
  { sku: "CUP-2", name: "Чашка", quantity: 1, unitPriceMinor: 49050 },
];

const data = (over: Partial<PackingSlipData> = {}): PackingSlipData => ({
  locale: "ru",
  timeZone: "Europe/Moscow",
  shop: { name: "Тихая кухня", returnAddress: ["115280, Москва, а/я 7"] },
  order: { number: "10476", placedAt: new Date("2026-11-22T10:00:00Z"), note: "Это подарок" },
  recipient: { name: "Айгөл Рөстәм кызы", address: ["ул. Баумана, 1", "Казань"] },
  parcels: [{ position: 1, lines }],
  parcelCount: 1,
  totals: null,
  trackingUrl: "https://shop.example/t/abc",
  printedAt: new Date("2026-11-24T07:12:00Z"),
  ...over,
});

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const totals = { currency: "RUB", goodsMinor: 308850, discountMinor: 8850, shippingMinor: 30000, totalMinor: 330000 };

test("a slip names shop, order, buyer and goods, and no price unless asked", async () => {
  const pdf = await packingSlipPdf(data());
  const words = plain(pdfText(pdf));

  expect(readPdf(pdf)).toHaveLength(1);
  for (const piece of [
    "Тихая кухня",
    "Упаковочный лист",
    "10476",
    "22 нояб.",
    "1 из 1",
    "Айгөл Рөстәм кызы",
    "Весы кухонные",
    "ACC-1",
    "Это подарок",
    "Спасибо за заказ!",
    "115280, Москва, а/я 7",
  ])
    expect(words).toContain(piece);
  expect(words).not.toContain("₽");
  expect(words).not.toContain("других посылках");
});

test("with prices it sums up the whole order", async () => {
  const words = plain(pdfText(await packingSlipPdf(data({ totals }))));

  for (const piece of ["1 299 ₽", "2 598 ₽", "490,50 ₽", "−88,50 ₽", "Итого", "3 300 ₽"]) expect(words).toContain(piece);
});

test("on A6 the sums stand below the goods, and prices of single units are left out", async () => {
  const [page, ...more] = readPdf(await packingSlipPdf(data({ totals, paper: "A6" })));
  expect(more).toEqual([]);
  expect(page?.width).toBeCloseTo(mm(105), 0);
  const words = plain(page?.text ?? "");
  for (const piece of ["Весы кухонные", "2 598 ₽", "3 300 ₽", "Спасибо за заказ!"]) expect(words).toContain(piece);
  expect(words).not.toContain("1 299 ₽");
});

test("every parcel has its own slip, on A5 and in English too", async () => {
  const parcels = [1, 2].map((position) => ({ position, lines }));
  const pages = readPdf(await packingSlipPdf(data({ locale: "en", paper: "A5", parcels, parcelCount: 3 })));

  expect(pages).toHaveLength(2);
  expect(pages[1]?.width).toBeCloseTo(419.5, 0);
  for (const piece of ["Packing slip", "2 of 3", "The rest of your order travels in other parcels."])
    expect(plain(pages[1]?.text ?? "")).toContain(piece);
});

test("a long slip counts its own pages only", async () => {
  const long = Array.from({ length: 60 }, (_, index) => ({
    sku: `S-${index}`,
    name: "Товар с длинным названием ".repeat(4),
    quantity: 1,
    unitPriceMinor: 100,
  }));
  const pages = readPdf(
    await packingSlipPdf(
      data({
        parcels: [
          { position: 1, lines: long },
          { position: 2, lines },
        ],
        parcelCount: 2,
        totals,
      }),
    ),
  );

  const first = pages.length - 1;
  expect(first).toBeGreaterThan(1);
  expect(plain(pages[0]?.text ?? "")).toContain(`Страница 1 из ${first}`);
  expect(plain(pages.at(-1)?.text ?? "")).not.toContain("Страница");
});
