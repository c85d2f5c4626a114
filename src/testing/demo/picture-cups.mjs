// Silhouettes of cups, bowls, gaiwans and what they stand on; each takes colours and returns SVG markup.
import { adorn, box, disc, fill, glass, line, lit, mix, oval, rest, shade } from "./picture-strokes.mjs";

/** A mug with a handle. */
export function mug(colour, { ornament, foot = colour } = {}) {
  return [
    rest(23, 78, 43),
    line("M63 42c16-4 21 5 17 14-3 6-9 8-17 8", colour, 5.4),
    fill("M21 32h45v24c0 13-8 20-22.500 20S21 69 21 56z", colour),
    fill("M21.600 60q22 7 43.800 0c-2 10-9 16-21.900 16s-20-6-21.900-16z", foot),
    box(21, 31, 45, 8, 1.5, lit(colour, 0.24)),
    line("M27.500 45c0 7 0 14 4 20", lit(colour, 0.3), 2.8),
    adorn(ornament, 46, 52),
  ].join("");
}

/** A small tea bowl; `inside` shows at the rim. */
export function bowl(colour, { inside = lit(colour, 0.3), ornament, wide = 0, foot = shade(colour, 0.16) } = {}) {
  const [a, b] = [24 - wide, 72 + wide];
  return [
    rest(20 + wide / 2),
    box(38, 70, 20, 7, 2, foot),
    fill(`M${a} 44h${b - a}c-1 18-10 29-24 29S${a + 1} 62 ${a} 44z`, colour),
    oval(48, 44, (b - a) / 2, 6.5, lit(colour, 0.12)),
    oval(48, 45, (b - a) / 2 - 3.5, 4.5, inside),
    line(`M${a + 8} 55c2 6 5 9 9 12`, lit(colour, 0.34), 2.8),
    adorn(ornament, 50, 60),
  ].join("");
}

/** A deep bowl with glaze running down from the rim. */
export function drippedBowl(colour, glaze) {
  return [
    rest(24),
    box(36, 70, 24, 7, 2, shade(colour)),
    fill("M18 36h60v16c0 14-11 22-30 22S18 66 18 52z", colour),
    fill("M18 36h60v11c-3 6-7 5-9 2-3 8-9 9-12 2-3-4-6 6-11 4-4-3-5-8-9-6-4 4-8 5-11 1-4 3-7 1-8-3z", glaze),
    oval(48, 36, 30, 5.5, lit(glaze, 0.28)),
    oval(48, 37, 26.5, 3.8, shade(colour, 0.3)),
    line("M26 57c1 5 4 8 8 10", lit(colour, 0.3), 2.8),
  ].join("");
}

/** A double-walled glass with tea hanging inside it. */
export function doubleGlass(tea) {
  return [
    rest(20),
    fill("M26 28h44l-3 40c-.5 6-4 9-9 9H38c-5 0-8.500-3-9-9z", glass.wall),
    fill("M31.500 40h33L62 60c-1 7-5 10-14 10s-13-3-14-10z", tea),
    oval(48, 40, 16.5, 3, lit(tea, 0.3)),
    line("M31 33l2 32", glass.glint, 3),
    line("M26.500 28h43", glass.edge, 2.6),
  ].join("");
}

/** Bowls nested three high. */
export function stackedBowls(colour) {
  const one = (x, y, c) => fill(`M${x} ${y}h34c0 12-7 19-17 19s-17-7-17-19z`, c) + fill(`M${x} ${y}h34l-.8 5H${x + 0.8}z`, lit(c, 0.3));
  return rest(34) + one(12, 57, shade(colour, 0.06)) + one(50, 57, shade(colour, 0.18)) + one(31, 36, lit(colour, 0.12));
}

/** A lidded bowl on its saucer. */
export function gaiwan(
  colour,
  accent,
  { ornament, knob = accent, saucer = mix(colour, accent, 0.35), edge = mix(colour, accent, 0.3), flare = 0 } = {},
) {
  const [a, b] = [23 - flare, 73 + flare];
  return [
    fill("M18 72h60c-3 4-9 6-17 6H35c-8 0-14-2-17-6z", saucer),
    box(39, 68, 18, 5, 1, shade(edge, 0.1)),
    fill(`M${a} 42h${b - a}c0 17-9 28-25 28S${a} 59 ${a} 42z`, colour),
    fill(`M${a} 42h${b - a}l-.8 6H${a + 0.8}z`, accent),
    fill("M29 39c3-13 35-13 38 0z", colour),
    line("M29 39.500h38", edge, 2),
    box(42, 22.5, 12, 5.5, 2.7, knob),
    line("M31 54c2 6 5 9 8 11", mix(colour, "#ffffff", 0.55), 2.8),
    adorn(ornament, 51, 57),
  ].join("");
}

/** A dish for looking at the dry leaf. */
export function leafDish(colour, leaf) {
  return (
    rest(30, 72) +
    fill("M14 44c10-12 54-14 68-6 2 18-14 32-36 32S15 60 14 44z", shade(colour, 0.1)) +
    fill("M14 44c10-12 54-14 68-6-2 12-18 18-36 18S16 53 14 44z", colour) +
    line("M34 48l10-5M40 51l12-4M50 44l11 3M56 50l9-6M45 41l8-1", leaf, 3)
  );
}

/** A tray of slats over a drip pan. */
export function slatBoard(wood, { short = 0 } = {}) {
  const [a, b] = [9 + short, 87 - short];
  const slats = [0.2, 0.4, 0.6, 0.8]
    .map((t) => `M${(a + 15 + (b - a - 30) * t).toFixed(1)} 35L${(a + 5 + (b - a - 10) * t).toFixed(1)} 54`)
    .join("");
  return (
    rest((b - a) / 2 - 3, 75) +
    box(a + 7, 67, 9, 7, 1.5, shade(wood, 0.45)) +
    box(b - 16, 67, 9, 7, 1.5, shade(wood, 0.45)) +
    fill(`M${a} 57l12-24c1-2 2-3 4-3h${b - a - 32}c2 0 3 1 4 3l12 24z`, lit(wood, 0.12)) +
    line(slats, shade(wood, 0.36), 2.6) +
    fill(`M${a} 57h${b - a}v8c0 3-2 4-4 4H${a + 4}c-2 0-4-1-4-4z`, shade(wood, 0.1)) +
    line(`M${a + 20} 61.500h${b - a - 40}`, lit(wood, 0.2), 2)
  );
}

/** A slab of stone with a hollow for the water. */
export function slab(stone) {
  return (
    rest(37, 74) +
    fill("M9 50l14-18c1-2 2-2 4-2h42c2 0 3 0 4 2l14 18z", lit(stone, 0.2)) +
    fill("M20 47l9-12h38l9 12z", shade(stone, 0.16)) +
    fill("M9 50h78v14c0 5-3 8-8 8H17c-5 0-8-3-8-8z", stone) +
    disc(63, 42, 2.6, lit(stone, 0.36)) +
    line("M15 60l14-4 13 6 16-5 22 5", lit(stone, 0.2), 2)
  );
}

/** A round tray with a drain. */
export function roundTray(colour, inner) {
  return (
    rest(34, 70) +
    fill("M12 48h72v8c0 8-14 14-36 14S12 64 12 56z", shade(colour, 0.18)) +
    oval(48, 47, 36, 15, colour) +
    oval(48, 47, 29, 11, inner) +
    oval(48, 46, 15, 5, shade(inner, 0.14)) +
    [
      [38, 46],
      [48, 43.5],
      [58, 46],
      [48, 48.8],
    ]
      .map(([x, y]) => oval(x, y, 2.2, 1.3, shade(inner, 0.6)))
      .join("") +
    line("M17 44c4-6 12-8 20-10", lit(colour, 0.4), 2.4)
  );
}

/** Saucers laid over one another. */
export function saucers(wood) {
  const one = (y, c) => oval(48, y + 3, 32, 10, shade(c, 0.24)) + oval(48, y, 32, 10, c);
  return (
    rest(30, 77) +
    one(65, shade(wood, 0.14)) +
    one(54, wood) +
    one(43, lit(wood, 0.12)) +
    oval(48, 43, 18, 5.2, lit(wood, 0.28)) +
    line("M21 41c4-4 10-5 16-6", lit(wood, 0.45), 2)
  );
}
