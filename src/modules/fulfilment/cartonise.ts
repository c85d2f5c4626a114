import { type Reason, reason } from "@/lib/reason";

/*
 * Which box the goods go into. Packing boxes is NP-hard, so this is a heuristic, described in docs/decisions/0009:
 *
 * First-fit decreasing (D. S. Johnson, «Near-optimal bin packing algorithms», 1973), with guillotine cuts of the free space (P. C. Gilmore
 * and R. E. Gomory, «Multistage cutting stock problems of two and more dimensions», Operations Research 13, 1965): the largest piece
 * goes first, into the first free space that takes it in one of its six positions; what is left of that space is cut into three.
 * Three ways to say «largest» are tried. Free spaces never overlap, so what was placed is inside and apart by construction.
 */

export type Sides = { lengthMm: number; widthMm: number; heightMm: number };
/** A kind of box: its sides inside, what it carries at most, and what the empty one weighs and costs. */
export type BoxType = Sides & { code: string; maxGrams: number | null; ownGrams: number; costMinor: number | null };
export type Goods = {
  id: string;
  sku: string;
  units: number;
  weightGrams: number | null;
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
};

/** One box of the suggestion: units of each line by its id, and how much of its room they take. */
export type PlannedBox = { box: string; units: Record<string, number>; goodsGrams: number; fillPercent: number };
export type BoxPlan = { boxes: PlannedBox[] } | { refused: Reason };

type Triple = readonly [number, number, number];
/** `kind`: the same sides and weight; where one does not fit, the next does not either. */
export type Piece = { id: string; sku: string; sides: Triple; grams: number; kind: string };
export type Placed = { piece: Piece; at: Triple; sides: Triple };
type Space = { at: Triple; sides: Triple };

const mostUnits = 300;
/** A box that was too small for all is no guide to the next: so many of those with room enough are tried. */
const mostTried = 6;
/** Looks at free spaces before it is given up: about a quarter of a second, while nothing else of the process runs. */
const mostLooks = 300_000;
type Budget = { looks: number };
class GivenUp extends Error {}

/**
 * The boxes for some goods: the smallest that takes all of them (of two of one size the cheaper); where none does, the one that takes
 * most of them, and the rest likewise. Refused while a size is not known, where a piece fits no box, where there are no boxes, and
 * where it would take too long to find out.
 */
export function suggestBoxes(goods: readonly Goods[], types: readonly BoxType[]): BoxPlan {
  const wanted = goods.filter(({ units }) => units > 0);
  if (types.length === 0 || wanted.length === 0) return { refused: reason("packing.no_boxes") };
  const unmeasured = wanted.filter((line) => !line.lengthMm || !line.widthMm || !line.heightMm);
  if (unmeasured.length > 0) return { refused: reason("packing.sizes_unknown", { skus: skusOf(unmeasured) }) };
  if (wanted.reduce((sum, { units }) => sum + units, 0) > mostUnits)
    return { refused: reason("packing.too_many_to_plan", { most: mostUnits }) };
  const pieces = wanted.flatMap(piecesOf).toSorted(byName);
  const tooLarge = pieces.filter((piece) => !types.some((type) => takesOne(type, piece)));
  if (tooLarge.length > 0) return { refused: reason("packing.fits_no_box", { skus: skusOf(tooLarge) }) };
  const budget = { looks: mostLooks };
  try {
    const sorted = types.toSorted(bySize);
    const boxes: PlannedBox[] = [];
    for (let rest = pieces; rest.length > 0; ) {
      const { type, placed } = nextBox(sorted, rest, budget);
      boxes.push(plannedBox(type, placed));
      const taken = new Set(placed.map(({ piece }) => piece));
      rest = rest.filter((piece) => !taken.has(piece));
    }
    return { boxes };
  } catch (error) {
    if (error instanceof GivenUp) return { refused: reason("packing.too_long_to_plan") };
    throw error;
  }
}

/** The first box with room enough, in the order given, that takes all; else of the largest the one that takes the most of them. */
function nextBox(types: readonly BoxType[], pieces: readonly Piece[], budget: Budget): { type: BoxType; placed: Placed[] } {
  const volume = pieces.reduce((sum, { sides }) => sum + volumeOf(sides), 0);
  const grams = pieces.reduce((sum, piece) => sum + piece.grams, 0);
  const mayTakeAll = types.filter((type) => room(type) >= volume && (type.maxGrams === null || type.maxGrams >= grams));
  let best: { type: BoxType; placed: Placed[] } | null = null;
  let most = 0;
  const tried = new Set<BoxType>();
  const tryOne = (type: BoxType): boolean => {
    if (tried.has(type)) return false;
    tried.add(type);
    const placed = fillBox(type, pieces, budget);
    const taken = placed.reduce((sum, { piece }) => sum + volumeOf(piece.sides), 0);
    if (taken > most) [best, most] = [{ type, placed }, taken];
    return placed.length === pieces.length;
  };
  if (!mayTakeAll.slice(0, mostTried).some(tryOne)) types.slice(-mostTried).some(tryOne);
  // None of the large takes any of them: one that is long and thin may.
  if (!best) types.some((type) => tryOne(type) || best !== null);
  if (!best) throw new Error("every piece fits a box by itself");
  return best;
}

const orders: readonly ((piece: Piece) => number)[] = [
  ({ sides }) => volumeOf(sides),
  ({ sides }) => Math.max(...sides),
  ({ sides: [a, b, c] }) => Math.max(a * b, b * c, a * c),
];

/** What of the pieces a box takes, and where each lies. Of three orders the first that takes all, else the one that takes the most. */
export function fillBox(
  type: Sides & { maxGrams: number | null },
  pieces: readonly Piece[],
  budget: Budget = { looks: mostLooks },
): Placed[] {
  let best: Placed[] = [];
  let most = -1;
  for (const measure of orders) {
    const placed = placeAll(
      type,
      pieces.toSorted((a, b) => measure(b) - measure(a) || byName(a, b)),
      budget,
    );
    if (placed.length === pieces.length) return placed;
    const taken = placed.reduce((sum, { piece }) => sum + volumeOf(piece.sides), 0);
    if (taken > most) [best, most] = [placed, taken];
  }
  return best;
}

function placeAll(
  { lengthMm, widthMm, heightMm, maxGrams }: Sides & { maxGrams: number | null },
  pieces: readonly Piece[],
  budget: Budget,
): Placed[] {
  const spaces: Space[] = [{ at: [0, 0, 0], sides: [lengthMm, widthMm, heightMm] }];
  let grams = 0;
  const placed: Placed[] = [];
  const refused = new Set<string>();
  for (const piece of pieces) {
    if (refused.has(piece.kind)) continue;
    const found = maxGrams === null || grams + piece.grams <= maxGrams ? firstSpace(spaces, piece, budget) : null;
    if (!found) {
      refused.add(piece.kind);
      continue;
    }
    const { space, sides } = found;
    placed.push({ piece, at: space.at, sides });
    grams += piece.grams;
    spaces.splice(spaces.indexOf(space), 1);
    for (const one of cut(space, sides)) insert(spaces, one);
  }
  return placed;
}

/** The lowest free space that takes a piece, and the position in which the least gap is left beside it. */
function firstSpace(spaces: readonly Space[], piece: Piece, budget: Budget): { space: Space; sides: Triple } | null {
  const positions = positionsOf(piece.sides);
  for (const space of spaces) {
    if (--budget.looks < 0) throw new GivenUp();
    let found: Triple | null = null;
    let gap = Number.POSITIVE_INFINITY;
    for (const sides of positions) {
      const least = Math.min(space.sides[0] - sides[0], space.sides[1] - sides[1], space.sides[2] - sides[2]);
      if (least >= 0 && least < gap) [found, gap] = [sides, least];
    }
    if (found) return { space, sides: found };
  }
  return null;
}

/** What is left of a space beside a piece in its corner: three spaces, cut first where the most is left. */
function cut(space: Space, taken: Triple): Space[] {
  const left = (axis: number) => (space.sides[axis] ?? 0) - (taken[axis] ?? 0);
  const axes = [0, 1, 2].toSorted((a, b) => left(b) - left(a) || a - b);
  const remaining: [number, number, number] = [...space.sides];
  return axes.flatMap((axis) => {
    const at: [number, number, number] = [...space.at];
    const sides: [number, number, number] = [...remaining];
    at[axis] = (space.at[axis] ?? 0) + (taken[axis] ?? 0);
    sides[axis] = left(axis);
    remaining[axis] = taken[axis] ?? 0;
    return sides[axis] > 0 ? [{ at, sides }] : [];
  });
}

function insert(spaces: Space[], one: Space): void {
  let at = spaces.length;
  while (at > 0 && lowestFirst(one, spaces[at - 1] ?? one) < 0) at--;
  spaces.splice(at, 0, one);
}

const lowestFirst = (a: Space, b: Space) =>
  a.at[2] - b.at[2] || a.at[1] - b.at[1] || a.at[0] - b.at[0] || volumeOf(a.sides) - volumeOf(b.sides);

function positionsOf([a, b, c]: Triple): Triple[] {
  const all: Triple[] = [
    [a, b, c],
    [b, a, c],
    [a, c, b],
    [c, a, b],
    [b, c, a],
    [c, b, a],
  ];
  return all.filter((one, index) => all.findIndex((other) => other.join() === one.join()) === index);
}

/** The pieces of a line of goods whose sides are known. */
export function piecesOf({ id, sku, units, weightGrams, lengthMm, widthMm, heightMm }: Goods): Piece[] {
  const [a = 0, b = 0, c = 0] = [lengthMm ?? 0, widthMm ?? 0, heightMm ?? 0].toSorted((x, y) => y - x);
  const grams = weightGrams ?? 0;
  return Array.from({ length: units }, () => ({ id, sku, sides: [a, b, c] as const, grams, kind: `${a}x${b}x${c}:${grams}` }));
}

function takesOne({ lengthMm, widthMm, heightMm, maxGrams }: BoxType, { sides, grams }: Piece): boolean {
  const inside = [lengthMm, widthMm, heightMm].toSorted((a, b) => b - a);
  return sides.every((side, at) => side <= (inside[at] ?? 0)) && (maxGrams === null || grams <= maxGrams);
}

function plannedBox(type: BoxType, placed: readonly Placed[]): PlannedBox {
  const units: Record<string, number> = {};
  for (const { piece } of placed) units[piece.id] = (units[piece.id] ?? 0) + 1;
  const volume = placed.reduce((sum, { piece }) => sum + volumeOf(piece.sides), 0);
  return {
    box: type.code,
    units,
    goodsGrams: placed.reduce((sum, { piece }) => sum + piece.grams, 0),
    fillPercent: Math.round((volume / (type.lengthMm * type.widthMm * type.heightMm)) * 100),
  };
}

const volumeOf = ([a, b, c]: Triple) => a * b * c;
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byName = (a: Piece, b: Piece) => text(a.kind, b.kind) || text(a.sku, b.sku) || text(a.id, b.id);
const room = ({ lengthMm, widthMm, heightMm }: Sides) => lengthMm * widthMm * heightMm;
const bySize = (a: BoxType, b: BoxType) =>
  room(a) - room(b) || (a.costMinor ?? Number.MAX_SAFE_INTEGER) - (b.costMinor ?? Number.MAX_SAFE_INTEGER) || text(a.code, b.code);

const skusOf = (goods: readonly { sku: string }[]) => [...new Set(goods.map(({ sku }) => sku))].toSorted(text).join(", ");
