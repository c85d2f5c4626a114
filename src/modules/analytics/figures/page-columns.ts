import { type AskFigures, type Breakdown, breakdowns, type Narrowing, narrowingOf, narrowings } from "./ask";
import type { FigureKey } from "./figure";

/** Which filters the pages of sales know, and which figures they show: one table for pages and files. Pure. */

export type SalesPage = "overview" | "sales" | "channels" | "buyers" | "costs";

/** What each page can be narrowed by besides its channel. */
export const narrowsOf: Record<SalesPage, readonly Narrowing[]> = {
  overview: narrowings,
  sales: narrowings,
  // Of articles neither fees nor carriage are known, so nothing is left of them.
  channels: narrowings.filter((name) => name !== "category"),
  buyers: [],
  costs: [],
};

/** By what a page breaks its figures down where it offers no choice. */
const fixedBy: Partial<Record<SalesPage, Breakdown>> = { overview: "channel", channels: "channel", buyers: "buyer", costs: "channel" };

/** What of an address a page answers. */
export function asksOf(page: SalesPage, ask: AskFigures): AskFigures {
  const { from, to, compare, channel } = ask;
  return { from, to, compare, channel, ...Object.fromEntries(narrowsOf[page].map((name) => [name, ask[name]])) };
}

/** By what a page breaks its figures down for an address. */
export const breakdownOfPage = (page: SalesPage, wanted: string | string[] | undefined): Breakdown =>
  fixedBy[page] ?? breakdowns.find((one) => one === wanted) ?? "channel";

type Columns = {
  /** The figures of the period. */
  figures: readonly FigureKey[];
  /** Those of each row of the breakdown. */
  columns: readonly FigureKey[];
};

const ofPage: Record<SalesPage, Columns> = {
  overview: {
    figures: ["sales", "orders", "average", "margin", "returnShare", "cancelShare"],
    columns: ["orders", "sales", "average", "units", "returnShare", "cancelShare", "margin"],
  },
  sales: {
    figures: ["sales", "orders", "average", "units", "discount", "net"],
    columns: ["orders", "sales", "average", "units", "discount", "returnShare", "margin"],
  },
  channels: {
    figures: ["margin", "marginShare", "sales", "cost", "fees", "carriage", "refunded"],
    columns: [
      ...(["orders", "sales", "refunded", "cost", "commission", "fees"] as const),
      ...(["carriage", "cancelShare", "returnShare", "margin", "marginShare"] as const),
    ],
  },
  buyers: {
    figures: ["orders", "sales", "average", "unitsPerOrder", "returnShare", "marginShare"],
    columns: ["orders", "sales", "average", "units", "returnShare"],
  },
  costs: { figures: ["orders", "average", "cost", "fees", "carriage", "margin"], columns: ["orders"] },
};

// Several articles of one category may be in one order: of a category orders are not counted, and of an article no fees are known.
const ofGoods: readonly FigureKey[] = ["sales", "units", "gross", "discount", "tax", "returnedUnits"];
const ofCategories: readonly FigureKey[] = ["sales", "units", "discount", "returnedUnits", "cost"];
const ofArticles: readonly FigureKey[] = ["orders", "sales", "units", "discount", "returnedUnits", "cost"];

/** Whose figures the page of buyers shows apart. */
export const buyersShown = <Row extends { value: string }>(lines: readonly Row[]): { kind: "new" | "repeat"; line: Row }[] =>
  (["new", "repeat"] as const).flatMap((kind) => {
    const line = lines.find(({ value }) => value === kind);
    return line ? [{ kind, line }] : [];
  });

/** The figures that a page shows of a question, and those of the rows of its breakdown. */
export function columnsOf(page: SalesPage, by: Breakdown, ask: AskFigures): Columns {
  const { figures, columns } = ofPage[page];
  if (narrowingOf(ask) === "category") return { figures: ofGoods, columns: ofCategories };
  return { figures, columns: by === "category" ? ofCategories : by === "product" ? ofArticles : columns };
}

/** Whether orders can be told for the days of a question, and not only units and money. */
export const countsOrders = (by: Breakdown, ask: AskFigures): boolean => by !== "category" && narrowingOf(ask) !== "category";
