import type { FeeKind } from "../marketplaces/finance";

/**
 * Which columns of a finance report say what, by their positions. A report has a column for each kind of charge (`amounts`), or a row
 * for each charge with its kind in words (`type` and `amount`).
 */
export type ReportColumns = {
  order: number;
  amounts: { column: number; kind: FeeKind }[];
  type: number | null;
  amount: number | null;
  rowId: number | null;
  currency: number | null;
  day: number | null;
  /** What the buyer paid, where `amount` holds it together with the charges. */
  sale: number | null;
  /** Sale or return, where a report tells them so. */
  document: number | null;
};

/** As marketplaces, and those who prepare tables for them, call the columns; compared without case, marks and blanks at the ends. */
const names = {
  order: [
    "номер отправления или идентификатор услуги",
    "номер отправления",
    "номер сборочного задания",
    "сборочное задание",
    "номер заказа",
    "id заказа",
    "ваш номер заказа",
    "id начисления",
    "order_id",
    "order id",
    "order",
    "posting_number",
    "assembly_id",
    "srid",
  ],
  rowId: ["№", "номер строки", "rrd_id", "operation_id", "id операции", "row"],
  currency: ["валюта", "currency"],
  day: [
    "дата начисления",
    "дата продажи",
    "дата операции",
    "дата и время оказания услуги",
    "дата оказания услуги",
    "operation_date",
    "sale_dt",
    "day",
  ],
  sale: ["за продажу или возврат до вычета комиссий и услуг"],
  document: ["тип документа", "doc_type_name"],
  type: ["тип начисления", "услуга", "тип операции", "название услуги", "type", "kind"],
  amount: ["итого", "итого руб", "сумма итого руб", "сумма", "стоимость услуги", "стоимость услуги с учётом скидок", "amount", "total"],
} as const;

const kindsOfNames: readonly [RegExp, FeeKind][] = [
  [/^(комиссия|вознаграждение|ндс с вознаграждения|размещение товар|sale commission|commission)/, "commission"],
  [/(логистик|доставк|последняя миля|магистраль|обработка отправления|сортировк|вывоз|delivery|logistics)/, "logistics"],
  [/(эквайринг|при[её]м платеж|перевод платеж|штраф|хранени|удержани|при[её]мк|продвижени|acquiring|penalt|storage|other|проч)/, "other"],
];

/** What is not a charge though its name sounds like one. */
const noCharge =
  /(?<![а-яёa-z])(процент|ставк|дата|количеств|адрес|способ|служба|тип|номер|регион|кластер|склад|rate|date|count|address)|%/;

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[\s_]+/g, " ")
    .replace(/[,:;()"«».₽]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** What a charge is by its words. */
export function kindOfWords(words: string): FeeKind {
  const text = plain(words);
  return kindsOfNames.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
}

/** Whether a row of charges by words tells of the sale itself. */
export function isSaleItself(words: string): boolean {
  return /^(выручка|возврат выручки|баллы за скидки|программы партн[её]ров)/.test(plain(words));
}

/** The columns by their names; null when none names an order, or none an amount. */
export function guessColumns(header: readonly string[]): ReportColumns | null {
  const cells = header.map(plain);
  const find = (wanted: readonly string[]) => {
    for (const name of wanted) {
      const at = cells.indexOf(plain(name) || name);
      if (at >= 0) return at;
    }
    return null;
  };
  const order = find(names.order);
  if (order === null) return null;
  const [type, amount] = [find(names.type), find(names.amount)];
  // Where Wildberries writes its reward by itself, the sum before it holds the same once more.
  const sumBefore = cells.some((cell) => cell.startsWith("вознаграждение вайлдберриз")) ? /^вознаграждение с продаж до вычета/ : null;
  const taken = [order, type, amount];
  const amounts = cells.flatMap((cell, column) => {
    const kind = kindsOfNames.find(([pattern]) => pattern.test(cell))?.[1];
    return kind && !taken.includes(column) && !noCharge.test(cell) && !sumBefore?.test(cell) ? [{ column, kind }] : [];
  });
  const sale = type !== null && amount !== null ? find(names.sale) : null;
  // A row for each charge needs no columns of kinds: what stands there then are parts of the amount.
  const isLong = type !== null && amount !== null && sale === null;
  if (!isLong && amounts.length === 0) return null;
  const own = {
    order,
    sale,
    rowId: find(names.rowId),
    currency: find(names.currency),
    day: find(names.day),
    document: find(names.document),
  };
  if (isLong) return { ...own, amounts: [], type, amount };
  return sale === null ? { ...own, amounts, type: null, amount: null } : { ...own, amounts, type, amount };
}

/** The row that holds the names, among the first ones: reports begin with a title and a period. */
export function findHeader(rows: readonly (readonly string[])[]): { at: number; columns: ReportColumns } | null {
  for (const [at, cells] of rows.entries()) {
    const columns = guessColumns(cells);
    if (columns) return { at, columns };
  }
  return null;
}
