import type { BoxView } from "../packing/packing-queries";
import type { Box } from "../packing-draft";

/** Where the house has named no boxes: three usual ones, and the sizes this packer used last. Kept by the browser, because a desk has its own boxes. */
export const usualBoxes: readonly Box[] = [
  { lengthMm: 200, widthMm: 150, heightMm: 100 },
  { lengthMm: 300, widthMm: 200, heightMm: 150 },
  { lengthMm: 400, widthMm: 300, heightMm: 200 },
];

const place = "dirigent.boxes";
const kept = 4;

export const boxKey = ({ lengthMm, widthMm, heightMm, type }: Box) => type?.code ?? `${lengthMm}x${widthMm}x${heightMm}`;

/** A box of the house, with its sides outside. */
export function boxOf({ code, name, lengthMm, widthMm, heightMm, wallMm, ownGrams }: BoxView): Box {
  const walls = 2 * wallMm;
  return { lengthMm: lengthMm + walls, widthMm: widthMm + walls, heightMm: heightMm + walls, type: { code, name, ownGrams } };
}

/** The sizes used last, newest first. */
export function usedBoxes(): Box[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isBox) : [];
  } catch {
    return [];
  }
}

export function rememberBoxes(boxes: readonly Box[]): void {
  const all = [...boxes.filter(({ type }) => !type), ...usedBoxes()];
  const once = all.filter((box, index) => all.findIndex((other) => boxKey(other) === boxKey(box)) === index);
  try {
    localStorage.setItem(place, JSON.stringify(once.slice(0, kept)));
  } catch {
    // A browser without storage forgets its boxes; packing goes on.
  }
}

export function isBox(value: unknown): value is Box {
  if (typeof value !== "object" || value === null) return false;
  const { lengthMm, widthMm, heightMm } = value as Record<string, unknown>;
  return [lengthMm, widthMm, heightMm].every((side) => Number.isInteger(side) && Number(side) > 0 && Number(side) <= 20_000);
}
