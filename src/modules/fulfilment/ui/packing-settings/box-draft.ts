import { PutBox } from "../../packing/inputs";
import type { BoxView } from "../../packing/packing-queries";

/** A box as it is typed: sides in centimetres, walls in millimetres, weights in grams and kilograms. */
export type BoxDraft = Record<"code" | "name" | "length" | "width" | "height" | "wall" | "own" | "max", string> & {
  costMinor: number | null;
};

export const emptyBox: BoxDraft = {
  ...{ code: "", name: "", length: "", width: "", height: "", wall: "3", own: "", max: "", costMinor: null },
};

export function boxDraft({ code, name, lengthMm, widthMm, heightMm, wallMm, ownGrams, maxGrams, costMinor }: BoxView): BoxDraft {
  return {
    ...{ code, name, costMinor, wall: String(wallMm), own: String(ownGrams) },
    ...{ length: String(lengthMm / 10), width: String(widthMm / 10), height: String(heightMm / 10) },
    max: maxGrams === null ? "" : String(maxGrams / 1_000),
  };
}

const figure = (text: string, times: number) => (text.trim() === "" ? null : Math.round(Number(text.replace(",", ".")) * times));

/** The box that a draft says; null while something is missing or is no figure. */
export function toBox(draft: BoxDraft): PutBox | null {
  const code = draft.code.trim();
  const box = {
    code,
    name: draft.name.trim() || code,
    lengthMm: figure(draft.length, 10),
    widthMm: figure(draft.width, 10),
    heightMm: figure(draft.height, 10),
    wallMm: figure(draft.wall, 1) ?? 0,
    ownGrams: figure(draft.own, 1),
    maxGrams: figure(draft.max, 1_000),
    costMinor: draft.costMinor,
  };
  const read = PutBox.safeParse(box);
  return read.success ? read.data : null;
}
