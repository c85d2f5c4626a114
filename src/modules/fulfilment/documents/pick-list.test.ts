import { expect, test } from "vitest";
import { pdfText, readPdf } from "@/testing/read-pdf";
import { type PickListData, pickListPdf } from "./pick-list";

const line = (index: number) => ({
  bin: `A-${String(index).padStart(2, "0")}-1`,
  walkOrder: index,
  sku: `SKU-${index}`,
  name: `Чашка № ${index}`,
  quantity: 2,
});

const data = (lines: number, over: Partial<PickListData> = {}): PickListData => ({
  locale: "ru",
  timeZone: "Europe/Moscow",
  warehouse: { code: "MSK", name: "Москва" },
  printedAt: new Date("2026-11-24T07:12:00Z"),
  tasks: [
    {
      number: "10476-1",
      orderNumber: "10476",
      dueAt: new Date("2026-11-24T12:00:00Z"),
      lines: Array.from({ length: lines }, (_, index) => line(index + 1)),
    },
  ],
  ...over,
});

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("a pick list is one A4 page with warehouse, due time in its zone, bins and quantities", async () => {
  const pdf = await pickListPdf(data(3));
  const [page, ...more] = readPdf(pdf);

  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(more).toEqual([]);
  expect(page?.width).toBeCloseTo(595.3, 0);
  expect(page?.height).toBeCloseTo(841.9, 0);
  const words = plain(page?.text ?? "");
  for (const piece of [
    "Лист сборки",
    "Москва · MSK",
    "24 нояб., 15:00",
    "Заказ 10476",
    "A-02-1",
    "SKU-3",
    "Чашка № 1",
    "3 позиции · 6 единиц",
    "Страница 1 из 1",
  ])
    expect(words).toContain(piece);
});

test("300 lines go on over pages that are counted, and none is lost", async () => {
  const pages = readPdf(await pickListPdf(data(300)));
  const words = pages.map(({ text }) => text).join("\n");

  expect(pages.length).toBeGreaterThan(5);
  expect(plain(pages.at(-1)?.text ?? "")).toContain(`Страница ${pages.length} из ${pages.length}`);
  for (const index of [1, 150, 300]) expect(words.split("\n")).toContain(`SKU-${index}`);
  // The head of the table stands on every page.
  expect(pages.filter(({ text }) => text.includes("Ячейка"))).toHaveLength(pages.length);
});

test("several orders share a walk, in English too", async () => {
  const [task] = data(2).tasks;
  const words = pdfText(
    await pickListPdf(data(2, { locale: "en", tasks: task ? [task, { ...task, number: "10477-1", orderNumber: "10477" }] : [] })),
  );

  for (const piece of ["Pick list", "Order 10477", "10477-1", "2 orders · 4 lines · 8 units"]) expect(plain(words)).toContain(piece);
});

test("pictures are printed, and one that cannot be read only leaves its place empty", async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18"/></svg>');
  const pdf = await pickListPdf(
    data(0, {
      tasks: [
        {
          number: "1-1",
          orderNumber: "1",
          dueAt: null,
          lines: [
            { ...line(1), picture: svg },
            { ...line(2), picture: "no/such/file.png" },
          ],
        },
      ],
    }),
  );

  expect(pdf.toString("latin1").match(/\/Subtype \/Image/g)).toHaveLength(1);
  expect(pdfText(pdf)).toContain("SKU-2");
});

test("hostile text breaks nothing", async () => {
  const name = `${"Оченьдлинное".repeat(40)} 😀🚀 שלום عالم 中文 <b>'; drop table\u0000\ud83d`;
  const lines = [{ bin: "B".repeat(80), walkOrder: null, sku: "X".repeat(300), name, quantity: 1_000_000 }];

  const pages = readPdf(await pickListPdf(data(0, { tasks: [{ number: "№ семь", orderNumber: "🚀", dueAt: null, note: name, lines }] })));

  expect(pages).toHaveLength(1);
});

test("nothing to pick is said in words", async () => {
  expect(plain(pdfText(await pickListPdf(data(0))))).toContain("Собирать нечего");
});

test("the same data give the same bytes", async () => {
  expect((await pickListPdf(data(2))).equals(await pickListPdf(data(2)))).toBe(true);
});
