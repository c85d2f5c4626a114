import { expect, test } from "vitest";
import { findHeader } from "./report-columns";
import { readReportRows, type Sign } from "./report-rows";

function read(table: readonly string[][], sign: Sign) {
  const header = findHeader(table);
  if (!header) throw new Error("no header");
  const rows = table.slice(header.at + 1).map((cells, at) => ({ row: at + 2, cells }));
  return readReportRows(rows, header.columns, { sign, currency: "RUB", digest: (text) => text });
}

test("a report whose total holds the sale as well counts what was taken, not what was sold", () => {
  const { rows } = read(
    [
      [
        ...[
          "Дата начисления",
          "Тип начисления",
          "Номер отправления или идентификатор услуги",
          "За продажу или возврат до вычета комиссий и услуг",
        ],
        ...["Комиссия за продажу", "Сборка заказа", "Последняя миля", "Логистика", "Итого"],
      ],
      ["20.11.2026", "Доставка покупателю", "70114522-0183-1", "1390", "-264.1", "-15", "-25", "-60.55", "1025.35"],
      ["21.11.2026 00:00", "Оплата эквайринга", "70114522-0183-1", "0", "0", "0", "0", "0", "-12.3"],
    ],
    "costs_negative",
  );
  expect(rows).toMatchObject([
    { day: "2026-11-20", fees: { commission: 26_410, logistics: 1_500 + 2_500 + 6_055 } },
    { day: "2026-11-21", fees: { other: 1_230 } },
  ]);
});

test("a row a charge: the row of the sale itself is no charge", () => {
  const { rows } = read(
    [
      ["ID начисления", "Дата начисления", "Тип начисления", "Сумма итого, руб."],
      ["70114522-0183-1", "2026-11-20", "Выручка", "1390"],
      ["70114522-0183-1", "2026-11-20", "Вознаграждение за продажу", "-264,10"],
      ["70114522-0183-1", "2026-11-20", "Логистика", "-80"],
    ],
    "costs_negative",
  );
  expect(rows.map(({ fees }) => fees)).toEqual([{ commission: 26_410 }, { logistics: 8_000 }]);
});

test("Wildberries' reward is counted once, with its tax, and comes back with a return", () => {
  const { rows } = read(
    [
      [
        ...["№", "Тип документа", "Дата продажи", "Вознаграждение с продаж до вычета услуг поверенного, без НДС"],
        ...["Эквайринг/Комиссии за организацию платежей", "Вознаграждение Вайлдберриз (ВВ), без НДС", "НДС с Вознаграждения Вайлдберриз"],
        ...["Услуги по доставке товара покупателю", "Номер сборочного задания"],
      ],
      ["1", "Продажа", "2026-11-12", "212.9", "20.5", "180.4", "36.08", "0", "13833711"],
      ["2", "", "2026-11-12", "0", "0", "0", "0", "48.7", "13833711"],
      ["3", "Возврат", "2026-11-19", "212.9", "0", "180.4", "36.08", "0", "13833711"],
    ],
    "costs_positive",
  );
  expect(rows.map(({ day, fees }) => [day, fees])).toEqual([
    ["2026-11-12", { commission: 21_648, other: 2_050 }],
    ["2026-11-12", { logistics: 4_870 }],
    ["2026-11-19", { commission: -21_648 }],
  ]);
});
