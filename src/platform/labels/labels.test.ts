import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paperSizes } from "@/lib/papers";
import { codesOfPdf, codesOfZpl } from "@/testing/read-barcodes";
import type { Label, LabelMark } from "./label";
import { labelsPdf } from "./label-pdf";
import { labelsZpl } from "./label-zpl";

const about = { title: "Test", locale: "ru" as const, createdAt: new Date("2026-11-24T10:00:00Z") };
const bars = (content: string): LabelMark => ({ kind: "bars", box: { x: 4, y: 8, width: 97, height: 25 }, content });
const label = (...marks: LabelMark[]): Label => ({ paper: "A6", marks });
const [width, height] = paperSizes.A6;

async function zplRead(labels: readonly Label[], dpi: 203 | 300 = 203) {
  return codesOfZpl(await labelsZpl(labels, { dpi, font: null }), { width, height, dpi });
}

/** Bars one below the other, seven to a label. */
const ladder = (contents: readonly string[]) =>
  label(
    ...contents.map((content, index): LabelMark => ({ kind: "bars", box: { x: 0, y: 3 + 20 * index, width: 105, height: 12 }, content })),
  );

describe("what is drawn is read back by a scanner", () => {
  const contents = ["4006381333931", "036000291452", "A-07-3", "SIM12345678901234", "12345678", "T-1 (b>u)", "^~_\\>0%"];
  const read = contents.map((content) => (content === "036000291452" ? `0${content}` : content)).toSorted();

  test.each([203, 300] as const)("bars from a label printer of %i dpi", async (dpi) => {
    expect(await zplRead([ladder(contents)], dpi)).toEqual([read]);
  });

  test("bars on paper", async () => {
    expect(await codesOfPdf(await labelsPdf([ladder(contents)], about))).toEqual([read]);
  });

  test("every code that bars can carry", async () => {
    const sign = fc.integer({ min: 0x21, max: 0x7e }).map((at) => String.fromCharCode(at));
    const codes = fc.sample(fc.string({ unit: sign, minLength: 2, maxLength: 14 }), 28);
    const labels = [0, 7, 14, 21].map((from) => codes.slice(from, from + 7));
    expect(await zplRead(labels.map(ladder))).toEqual(labels.map((some) => some.toSorted()));
  });

  test("a DataMatrix, and one of GS1 with its FNC1", async () => {
    const box = { x: 10, y: 10, width: 30, height: 30 };
    const gs1 = "01040063813339311727013110L_7^x";
    const labels = [label({ kind: "matrix", box, content: "A-07-3_^~>" }), label({ kind: "matrix", box, content: gs1, gs1: true })];
    const inPdf = await codesOfPdf(await labelsPdf(labels, about));
    expect(inPdf).toEqual([["A-07-3_^~>"], [`]d2${gs1}`]]);
    expect(await zplRead(labels)).toEqual(inPdf);
  });
});

test("what bars cannot carry, and what would be too fine to scan, is left out rather than printed wrong", async () => {
  const narrow: LabelMark = { kind: "bars", box: { x: 0, y: 0, width: 20, height: 10 }, content: "SIM12345678901234" };
  const zpl = await labelsZpl([label(bars("ЖД-7"), narrow)], { dpi: 203, font: null });
  expect(zpl).not.toMatch(/\^B[CE]/);
  await expect(labelsPdf([label(bars("ЖД-7"), narrow)], about)).resolves.toBeInstanceOf(Buffer);
});

test("a label says its size, its copies and the font of the printer's memory", async () => {
  const text: LabelMark = { kind: "text", box: { x: 2, y: 2, width: 50, height: 5 }, text: "Чай ^XZ", size: 10 };
  const zpl = await labelsZpl([{ paper: "58x40", marks: [text], copies: 7 }], { dpi: 203, font: "E:TT0003M_.FNT" });
  expect(zpl.split("\n")).toEqual([
    "^XA",
    "^CI28",
    "^PW464",
    "^LL320",
    "^LH0,0",
    "^FO16,16^A@N,28,28,E:TT0003M_.FNT^FB400,1,0,L^FH^FDЧай _5EXZ^FS",
    "^PQ7",
    "^XZ",
    "",
  ]);
});

test("letters that a printer's own font may lack are a picture: any alphabet on every printer, and Latin ones stay text", async () => {
  const say = (text: string): LabelMark => ({ kind: "text", box: { x: 2, y: 2, width: 50, height: 10 }, text, size: 12 });
  const told = async (text: string) => labelsZpl([label(say(text))], { dpi: 203, font: null });
  expect(await told("Tea No. 5")).toContain("^FDTea No. 5^FS");
  for (const text of ["Чай «Утро»", "Ελληνικά", "אברהם", "Айгөл Рөстәм кызы", "1 299 ₽"]) {
    const zpl = await told(text);
    expect(zpl).not.toContain("^FD");
    const [, total = "", row = "", hex = ""] = /\^GFA,(\d+),\d+,(\d+),([0-9A-F]+)\^FS/.exec(zpl) ?? [];
    expect(hex).toHaveLength(2 * Number(total));
    expect(Number(total) % Number(row)).toBe(0);
    const black = [...Buffer.from(hex, "hex")].filter((byte) => byte > 0).length;
    expect(black).toBeGreaterThan(20);
  }
});
