import { isDateFormat } from "./cell-values";
import { limits } from "./limits";
import type { Workbook } from "./open-workbook";
import { refuse } from "./refused";
import { walkAll } from "./walk-xml";

export type Sheet = { name: string; part: string };

/** The sheets of a workbook in their order, and from which day it counts. */
export async function sheetsOf(book: Workbook): Promise<{ sheets: Sheet[]; from1904: boolean }> {
  if (!book.has("xl/workbook.xml")) refuse("not_a_workbook");
  const targets = await relationsOf(book);
  const sheets: Sheet[] = [];
  let from1904 = false;
  await walkAll(book.read("xl/workbook.xml"), {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      if (sheets.length >= limits.sheets) refuse("too_many_sheets", { limit: limits.sheets });
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      const part = targets.get(id);
      if (part && book.has(part)) sheets.push({ name: (attributes.name ?? part).slice(0, 100), part });
    },
  });
  if (sheets.length === 0) refuse("not_a_workbook");
  return { sheets, from1904 };
}

async function relationsOf(book: Workbook): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const part = "xl/_rels/workbook.xml.rels";
  if (!book.has(part)) return targets;
  await walkAll(book.read(part), {
    open(name, { Id: id, Target: target, TargetMode: mode }) {
      // What lies outside of the file is nobody's to fetch.
      if (name !== "Relationship" || !id || !target || mode === "External" || targets.size >= limits.archiveEntries) return;
      targets.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

/** Which styles of cells show dates, by their number. */
export async function dateStylesOf(book: Workbook): Promise<boolean[]> {
  const part = "xl/styles.xml";
  const styles: boolean[] = [];
  if (!book.has(part)) return styles;
  const formats = new Map<number, string>();
  let inCells = false;
  await walkAll(book.read(part), {
    open(name, attributes) {
      if (name === "cellXfs") inCells = true;
      if (name === "numFmt" && formats.size < 10_000) formats.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (name !== "xf" || !inCells || styles.length >= 100_000) return;
      const id = Number(attributes.numFmtId ?? 0);
      styles.push(isDateFormat(id, formats.get(id)));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}

/** The texts that cells share, by their number. */
export async function sharedTextsOf(book: Workbook): Promise<string[]> {
  const part = "xl/sharedStrings.xml";
  const texts: string[] = [];
  if (!book.has(part)) return texts;
  let [text, isText, isPhonetic, total] = ["", false, false, 0];
  await walkAll(book.read(part), {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") isPhonetic = true;
      if (name === "t") isText = true;
    },
    text(piece) {
      if (isText && !isPhonetic && text.length <= limits.cellCharacters) text += piece;
    },
    close(name) {
      if (name === "t") isText = false;
      if (name === "rPh") isPhonetic = false;
      if (name !== "si") return;
      total += text.length + 8;
      if (total > limits.sharedCharacters) refuse("too_much_text");
      texts.push(text);
    },
  });
  return texts;
}
