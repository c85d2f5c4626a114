// The silhouettes of the demo shop's goods in a 96-unit box: flat, few shapes, light from the upper left.
// Each takes colours and returns SVG markup; what colours a product wears is decided in picture-list.mjs.

const channels = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Mixes two #RRGGBB colours; `share` of the second. */
export function mix(hex, other, share) {
  const [from, to] = [channels(hex), channels(other)];
  return `#${from
    .map((value, i) =>
      Math.round(value + (to[i] - value) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** Handles of white ware are a tone darker than the body, or they would melt into the ground. */
const grip = (hex) => (channels(hex).every((value) => value > 235) ? "#D7DDE8" : hex);
const lit = (hex, share = 0.2) => mix(hex, "#ffffff", share);
const shade = (hex, share = 0.22) => mix(hex, "#1c140c", share);

const fill = (d, colour) => `<path d="${d}" fill="${colour}"/>`;
const line = (d, colour, width) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const disc = (cx, cy, r, colour) => `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${colour}"/>`;
const oval = (cx, cy, rx, ry, colour) => `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${colour}"/>`;
const box = (x, y, w, h, rx, colour) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${rx}" fill="${colour}"/>`;
const rest = (rx, cy = 78, cx = 48) => oval(cx, cy, rx, 3.2, "#DDD5C6");

/** Ornaments share one place: the middle of the vessel, around (x, y). */
const ornaments = {
  none: () => "",
  wave: (x, y, c) => line(`M${x - 12} ${y}q4-4 8 0t8 0 8 0`, c, 2.6),
  branch: (x, y, c) =>
    line(`M${x - 11} ${y + 5}q9-1 20-9`, shade(c, 0.45), 2) +
    disc(x - 4, y + 1, 3, c) +
    disc(x + 5, y - 5, 3, c) +
    disc(x + 4, y + 4, 2.2, c),
  dots: (x, y, c) => [-12, -4, 4, 12].map((dx, i) => disc(x + dx, y + (i % 2 ? 2 : -1), 2.1, c)).join(""),
  ring: (x, y, c) => line(`M${x - 14} ${y}q14 5 28 0`, c, 2.6),
  crackle: (x, y, c) => line(`M${x - 13} ${y - 4}l7 5 6-5 6 8 7-4M${x - 6} ${y + 1}l-1 9M${x + 6} ${y + 4}l2 7`, c, 1.5),
  leaf: (x, y, c) => fill(`M${x - 7} ${y + 7}c-2-10 4-15 14-15 0 10-5 16-14 15z`, c),
  sun: (x, y, c) => disc(x, y, 6, c),
};
const adorn = (ornament, x, y) => (ornament ? ornaments[ornament[0]](x, y, ornament[1]) : "");

const potBodies = {
  round: {
    d: "M24 48c0-8 10-12 24-12s24 4 24 12c0 17-10 28-24 28S24 65 24 48z",
    lid: "M34 38c2-8 26-8 28 0z",
    knob: 29,
    spout: "M67 51c7-1 8-9 15-13l4 4c-6 5-6 19-18 23z",
    handle: "M28 46c-11-6-17 2-15 10 2 7 8 10 14 9",
    glint: "M32 51c0 8 3 13 8 17",
  },
  trapeze: {
    d: "M34 39h28l10 31c1 4-2 6-6 6H30c-4 0-7-2-6-6z",
    lid: "M35 39c2-7 24-7 26 0z",
    knob: 30,
    spout: "M65 50l13-11 6 3-13 22z",
    handle: "M33 43c-12-3-20 1-19 9 1 7 6 12 11 15",
    glint: "M37 46l-6 20",
  },
  flat: {
    d: "M18 56c0-9 13-14 30-14s30 5 30 14c0 11-13 20-30 20S18 67 18 56z",
    lid: "M32 44c2-7 30-7 32 0z",
    knob: 35,
    spout: "M71 52c6-2 7-7 12-10l4 3c-4 5-5 14-13 18z",
    handle: "M24 50c-11-5-17 3-13 11 3 5 8 7 13 6",
    glint: "M27 55c1 6 4 10 10 13",
  },
  tall: {
    d: "M38 34h20c1 10 15 16 15 29 0 9-9 14-25 14s-25-5-25-14c0-13 14-19 15-29z",
    lid: "M37 34c2-7 20-7 22 0z",
    knob: 25,
    spout: "M67 54c7-4 6-16 13-20l5 3c-5 6-3 22-14 30z",
    handle: "M34 42c-13-5-21 2-19 12 1 7 6 11 11 12",
    glint: "M39 46c-5 5-8 10-8 16",
  },
};

/** A clay or porcelain teapot; `knob` may be of another colour. */
export function teapot(form, colour, { ornament, knob = shade(colour), lid = lit(colour, 0.14), rim = shade(colour, 0.3) } = {}) {
  const pot = potBodies[form];
  return [
    rest(26),
    line(pot.handle, grip(colour), 5.4),
    fill(pot.spout, grip(colour) === colour ? shade(colour, 0.1) : grip(colour)),
    fill(pot.d, colour),
    fill(pot.lid, lid),
    disc(48, pot.knob, 4.2, knob),
    line(
      pot.lid.replace(/^M(\d+) (\d+).*/, (_, x, y) => `M${+x - 1} ${+y + 0.8}H${97 - +x}`),
      rim,
      2,
    ),
    line(pot.glint, lit(colour, 0.34), 3),
    adorn(ornament, 51, 57),
  ].join("");
}

/** A teapot carried by a handle over the lid. */
export function overheadTeapot(colour, { ornament } = {}) {
  return [
    rest(26),
    line("M28 50C20 10 76 10 68 50", shade(colour, 0.14), 5),
    fill("M68 55c7-1 7-7 13-10l4 4c-5 4-5 15-14 19z", shade(colour, 0.1)),
    fill("M23 57c0-8 10-12 25-12s25 4 25 12c0 12-9 20-25 20s-25-8-25-20z", colour),
    fill("M36 46c1-6 23-6 24 0z", lit(colour, 0.14)),
    disc(48, 40, 3.4, shade(colour)),
    line("M31 57c1 6 3 10 7 13", lit(colour, 0.34), 3),
    adorn(ornament, 51, 61),
  ].join("");
}

/** A Japanese pot with the handle at its side. */
export function kyusu(colour, band) {
  return [
    rest(25, 78, 44),
    line("M63 52l20-12", shade(colour, 0.12), 9),
    fill("M24 50l-12-8-4 5 11 14z", shade(colour, 0.1)),
    fill("M18 53c0-8 11-12 26-12s26 4 26 12c0 15-9 24-26 24S18 68 18 53z", colour),
    fill("M30 43c1-6 27-6 28 0z", lit(colour, 0.14)),
    disc(44, 36, 3.8, shade(colour)),
    fill("M18.500 57q25 9 51 0l-1 6q-25 8-49 0z", band),
    line("M26 50c0 2 .3 3 .8 4.500", lit(colour, 0.34), 3),
  ].join("");
}

const glass = { wall: "#D3E3E6", edge: "#A8C1C8", glint: "#F4FAFB" };

/** A clear teapot part filled with tea. */
export function glassTeapot(tea, lid, form = "round") {
  const pot = potBodies[form];
  const level = form === "round" ? "M25.500 54h45c-2 14-11 20-22.500 20S28 68 25.500 54z" : "M27 57h42c3 11-2 18-21 18s-24-7-21-18z";
  return [
    rest(26),
    line(pot.handle, glass.edge, 4.4),
    fill(pot.spout, glass.edge),
    fill(pot.d, glass.wall),
    fill(level, tea),
    fill(pot.lid, lid),
    disc(48, pot.knob, 4, shade(lid)),
    line(pot.glint, glass.glint, 3),
  ].join("");
}

/** A cast-iron kettle with a bail handle and a knobbly belt. */
export function ironKettle(colour) {
  return [
    rest(25),
    line("M28 44C26 12 70 12 68 44", lit(colour, 0.22), 4.4),
    fill("M68 52l15-11 3 5-14 19z", colour),
    fill("M22 58c0-13 10-20 26-20s26 7 26 20v11c0 5-3 8-8 8H30c-5 0-8-3-8-8z", colour),
    fill("M37 39c1-5 21-5 22 0z", lit(colour, 0.22)),
    disc(48, 33, 3.4, lit(colour, 0.3)),
    [31, 39, 47, 55, 63].map((x, i) => disc(x, 58 + (i % 2) * 5, 1.9, lit(colour, 0.24))).join(""),
    line("M29 53c1-5 4-8 8-9", lit(colour, 0.4), 3),
  ].join("");
}

/** An electric kettle with a goose neck on its base. */
export function gooseKettle(steel, grip) {
  return [
    rest(26, 80),
    box(26, 74, 42, 6, 3, grip),
    line("M64 66c12-2 6-26 18-32", shade(steel, 0.12), 4.6),
    fill("M34 36h26l7 34c0 3-1 4-4 4H31c-3 0-4-1-4-4z", steel),
    line("M35 40c-14-6-22 2-20 13 1 8 4 11 8 13", grip, 5),
    fill("M36 36c0-6 22-6 22 0z", grip),
    disc(47, 28.5, 3.4, grip),
    line("M39 44l-4 22", lit(steel, 0.5), 3),
  ].join("");
}

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

/** A fairness pitcher of clear glass. */
export function glassJug(tea, { tall = 0, grip = glass.edge } = {}) {
  const top = 28 - tall;
  return [
    rest(22, 78, 51),
    line(`M32 ${top + 9}c-13-3-19 5-17 15 2 9 9 14 17 12`, grip, 5),
    fill(`M30 ${top}h34l8-4v5l-5 7v35c0 5-3 7-7 7H37c-4 0-7-2-7-7z`, glass.wall),
    fill("M34 46h29v23c0 2-1 3-3 3H37c-2 0-3-1-3-3z", tea),
    oval(48.5, 46, 14.5, 2.6, lit(tea, 0.28)),
    line(`M36 ${top + 7}v30`, glass.glint, 3),
  ].join("");
}

/** A fairness pitcher of clay or porcelain. */
export function claspJug(colour, { ornament, rim = lit(colour, 0.28) } = {}) {
  return [
    rest(22, 78, 50),
    line("M31 42c-13-4-19 4-17 13 2 8 9 11 17 9", grip(colour), 5),
    fill("M29 34h37l9-6v6l-6 9c4 20-3 34-20 34S23 62 29 34z", colour),
    fill("M29 34h37l9-6v4l-7 8H28z", rim),
    line("M33 47c-1 9 1 16 5 21", lit(colour, 0.4), 3),
    adorn(ornament, 52, 57),
  ].join("");
}

const emblems = {
  leaf: (c) => fill("M42 60c-2-12 5-17 15-17-1 12-6 18-15 17z", c) + line("M42 61l7-9", lit(c, 0.45), 1.6),
  pearl: (c) => disc(43, 55, 4.6, c) + disc(53, 55, 4.6, shade(c, 0.18)) + disc(48, 47, 4.6, lit(c, 0.16)),
  bud: (c) => fill("M48 42c7 6 7 13 0 18-7-5-7-12 0-18z", c) + line("M48 60v3", shade(c), 2),
  flower: (c) =>
    [
      [48, 45],
      [54.5, 50],
      [52, 57.5],
      [44, 57.5],
      [41.5, 50],
    ]
      .map(([x, y]) => disc(x, y, 4, c))
      .join("") + disc(48, 52, 2.8, "#E6B33C"),
  twist: (c) => line("M41 46q7 5 14 0M41 52q7 5 14 0M41 58q7 5 14 0", c, 2.8),
  needle: (c) => line("M42 60l4-17M48 60V43M54 60l-4-17", c, 2.6),
  rice: (c) =>
    [
      [43, 47],
      [52, 46],
      [48, 52],
      [42, 57],
      [54, 56],
    ]
      .map(([x, y], i) => oval(x, y, 2.8, 2, i % 2 ? "#B9823F" : c))
      .join(""),
  flame: (c) => fill("M48 41c8 8 9 20 0 20s-8-8-4-11c0 3 1 4 2 4 2-4 1-9 2-13z", c),
  drop: (c) => fill("M48 42c6 7 8 11 8 13a8 8 0 0 1-16 0c0-2 2-6 8-13z", c),
  hill: (c) => fill("M38.500 60l8-15 5 8 2.500-4 4.500 11z", c),
  phoenix: (c) => line("M41 58c8-2 13-7 14-14M44 60c6 0 11-3 13-8", c, 2.8) + disc(53, 43.5, 2.6, c),
};

/** A paper bag of tea with a label. */
export function pouch(colour, emblem, mark, { label = "#F6F0E3" } = {}) {
  return (
    rest(23) +
    fill("M28 22h40l4 53c0 2-1 3-3 3H27c-2 0-3-1-3-3z", colour) +
    fill("M28 22h40l.8 10H27.200z", shade(colour, 0.16)) +
    box(34, 39, 28, 26, 2.5, label) +
    emblems[emblem](mark)
  );
}

/** A round tin with a lid and a label. */
export function tin(colour, mark, { label = "#EEE3C8", low = 0, emblem } = {}) {
  const top = 24 + low;
  const height = low ? 23 : 26;
  const label0 = low ? top + 14 : top + 20;
  return [
    rest(23),
    box(27, top + 8, 42, 70 - top, 4, colour),
    box(25, top - 4, 46, 14, 4, shade(colour, 0.28)),
    box(33, label0, 30, height, 2, label),
    emblem
      ? `<g transform="translate(0 ${label0 + height / 2 - 52})">${emblems[emblem](mark)}</g>`
      : line(`M39 ${label0 + 9}h18M39 ${label0 + 15.5}h11`, mark, 2.8),
    line(`M30.500 ${top + 15}v${57 - top}`, lit(colour, 0.22), 2.4),
  ].join("");
}

/** A tea caddy of clay: a shouldered jar with a fitted lid. */
export function caddy(colour, lid, { ornament } = {}) {
  return (
    rest(23) +
    fill("M34 36h28c10 3 12 9 12 17 0 14-5 24-13 24H35c-8 0-13-10-13-24 0-8 2-14 12-17z", colour) +
    box(33, 25, 30, 12, 3.5, lid) +
    line("M33 33h30", shade(lid, 0.2), 2) +
    line("M29 50c-1 8 1 14 4 19", lit(colour, 0.34), 3) +
    adorn(ornament, 51, 57)
  );
}

/** A pressed cake in its paper, seen from above. */
export function cake(paper, mark, { inner, motif = "ring" } = {}) {
  const motifs = {
    ring: `<circle cx="48" cy="48" r="16.500" fill="none" stroke="${mark}" stroke-width="3"/>${line("M41 48h14M48 41v14", mark, 3.2)}`,
    mountain: fill("M31 57l11-18 7 10 4-6 12 14z", mark) + disc(60, 37, 4, mark),
    petals:
      [0, 60, 120].map((a) => `<ellipse cx="48" cy="48" rx="17" ry="5.500" fill="${mark}" transform="rotate(${a} 48 48)"/>`).join("") +
      disc(48, 48, 5, paper),
    tree: disc(48, 42, 9.5, mark) + disc(40, 47, 6.5, mark) + disc(56, 47, 6.5, mark) + line("M48 48v15", shade(mark, 0.3), 3.2),
  };
  return (
    disc(48, 50, 33, "#DDD5C6") +
    disc(48, 48, 33, paper) +
    `<circle cx="48" cy="48" r="28" fill="none" stroke="${inner ?? shade(paper, 0.14)}" stroke-width="1.8"/>` +
    motifs[motif]
  );
}

/** A pressed brick, one corner unwrapped. */
export function brick(paper, tea, mark) {
  return (
    rest(32, 73) +
    fill("M16 36l10-8h56l-6 8z", lit(paper, 0.3)) +
    fill("M76 36l6-8v34l-6 9z", shade(paper, 0.2)) +
    box(16, 36, 60, 35, 1.5, paper) +
    fill("M56 36h20v35H50z", tea) +
    line("M61 45l8-2M58 55l11-3M57 64l12-3", lit(tea, 0.22), 1.8) +
    box(24, 44, 18, 18, 2, "#F6F0E3") +
    disc(33, 53, 5, mark)
  );
}

/** Small pressed nests. */
export function nests(tea) {
  const one = (x, y) =>
    fill(`M${x - 17} ${y}c0-22 34-22 34 0 0 9-34 9-34 0z`, tea) +
    oval(x, y + 1, 17, 6, shade(tea, 0.14)) +
    line(`M${x - 8} ${y - 9}q4-6 10-6`, lit(tea, 0.3), 2.6);
  return rest(34) + one(48, 46) + one(30, 68) + one(66, 68);
}

/** Dried mandarins stuffed with tea. */
export function mandarins(peel, tea) {
  const one = (x, y, r) =>
    disc(x, y, r, peel) + oval(x, y - r * 0.52, r * 0.46, r * 0.26, tea) + line(`M${x - r * 0.6} ${y}q.5 5 4 8`, lit(peel, 0.34), 2.4);
  return rest(34) + one(30, 61, 16) + one(66, 61, 16) + one(48, 44, 17);
}

/** Whisk of split bamboo. */
export function whisk(bamboo) {
  return (
    rest(18) +
    box(41, 16, 14, 28, 4, shade(bamboo, 0.1)) +
    fill("M40 44h16l10 30c-8 7-28 7-36 0z", lit(bamboo, 0.22)) +
    line("M48 46v31M44.500 46l-7 29M51.500 46l7 29", shade(bamboo, 0.26), 2) +
    line("M40.500 44h15", shade(bamboo, 0.55), 3.4) +
    line("M45 20v17", lit(bamboo, 0.3), 2.4)
  );
}

/** The porcelain stand on which a whisk dries. */
export function whiskStand(colour) {
  return (
    rest(20) +
    fill("M39 30h18c0 12 12 18 12 32 0 9-5 15-21 15s-21-6-21-15c0-14 12-20 12-32z", colour) +
    oval(48, 30, 12, 4.5, lit(colour, 0.3)) +
    oval(48, 30.5, 8, 2.8, shade(colour, 0.5)) +
    line("M38 50c-4 5-5 9-4 15", lit(colour, 0.42), 3)
  );
}

/** A slender bamboo scoop. */
export function scoop(bamboo, powder) {
  return (
    fill("M20 81L64 31c5-6 9-10 14-8 4 3 1 8-4 13L25 85z", "#DDD5C6") +
    line("M20 78L64 30", bamboo, 6.4) +
    fill("M61 27c6-8 14-12 19-9 5 4 1 12-7 18-5 3-8 2-11 0s-4-5-1-9z", shade(bamboo, 0.12)) +
    oval(70.5, 26.5, 6.5, 4.3, powder).replace("/>", ' transform="rotate(-42 70.5 26.5)"/>') +
    line("M27 69l25-28", lit(bamboo, 0.34), 2) +
    line("M39 54l5 4", shade(bamboo, 0.35), 2.6)
  );
}

/** A round strainer with a handle, on a stand or not. */
export function strainer(metal, mesh) {
  return (
    rest(22, 78, 42) +
    line("M62 43l22-11", metal, 6) +
    fill("M18 42h48c0 17-9 27-24 27S18 59 18 42z", mesh) +
    line("M26 46l10 19M36 45l11 21M47 45l9 14M58 46L48 65M47 45L37 66M36 45l-8 13", lit(mesh, 0.42), 1.5) +
    box(15, 37, 54, 7, 3.5, metal) +
    fill("M36 69h12l2 8H34z", shade(metal, 0.12))
  );
}

/** A strainer cut from a gourd. */
export function gourd(shell, inner) {
  return (
    disc(42, 54, 25.5, "#DDD5C6") +
    fill("M59 35c6-8 12-9 20-17l5 5c-7 8-8 14-16 20z", shell) +
    disc(42, 52, 25, shell) +
    disc(42, 52, 19, inner) +
    [
      [35, 45],
      [43, 43],
      [51, 47],
      [33, 54],
      [42, 53],
      [51, 56],
      [38, 61],
      [47, 63],
    ]
      .map(([x, y]) => disc(x, y, 2, shade(shell, 0.4)))
      .join("")
  );
}

/** A pick for pressed tea. */
export function pick(wood, blade) {
  return (
    line("M22 80l54-54", "#DDD5C6", 4) +
    fill("M16 82l28-33 5 5z", blade) +
    line("M47 49l28-28", wood, 12) +
    line("M43 48l6 6", shade(blade, 0.3), 5) +
    line("M53 39l16-16", lit(wood, 0.28), 3) +
    disc(75, 21, 2.2, lit(wood, 0.5))
  );
}

/** A vase with the six tools of the ceremony. */
export function toolVase(wood) {
  return (
    rest(19) +
    line("M38 48L31 18", lit(wood, 0.24), 4) +
    line("M44 48l-2-30", shade(wood, 0.1), 4) +
    line("M52 48l3-30", lit(wood, 0.34), 4) +
    line("M58 48l9-26", shade(wood, 0.22), 4) +
    oval(31, 18, 4.5, 6, lit(wood, 0.24)) +
    disc(68, 20, 5, shade(wood, 0.22)) +
    fill("M33 44h30l4 30c0 2-1 3-3 3H32c-2 0-3-1-3-3z", wood) +
    fill("M33 44h30l.8 6H32.200z", shade(wood, 0.28)) +
    line("M37 55l-1 16", lit(wood, 0.3), 2.8)
  );
}

/** A folded cloth. */
export function cloth(colour, stripe) {
  return (
    rest(30) +
    fill("M17 64c0-3 2-4 4-4h54c3 0 5 2 5 4v9c0 3-2 4-5 4H21c-2 0-4-1-4-4z", shade(colour, 0.2)) +
    fill("M17 49c0-3 2-4 4-4h56c2 0 3 2 3 4v9c0 3-1 4-3 4H21c-2 0-4-1-4-4z", colour) +
    fill("M19 34c0-3 2-5 4-5h51c4 0 6 3 6 6v8c0 2-2 4-4 4H23c-2 0-4-2-4-4z", lit(colour, 0.16)) +
    fill("M58 29h6v48h-6z", stripe) +
    line("M25 37h24", lit(colour, 0.4), 2.4)
  );
}

/** A brush for clay. */
export function brush(wood, hair) {
  return (
    line("M22 80l50-50", "#DDD5C6", 4) +
    line("M48 46l28-28", wood, 8) +
    fill("M39 43l13 13-8 6-12-11z", shade(wood, 0.35)) +
    fill("M33 50l12 12c-6 7-14 15-28 18 2-14 8-22 16-30z", hair) +
    line("M38 58L26 72", shade(hair, 0.22), 2) +
    line("M55 36l15-15", lit(wood, 0.32), 2.6)
  );
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

/** A clay toad for luck. */
export function toad(colour) {
  return (
    rest(27) +
    oval(27, 70, 10, 7, shade(colour, 0.14)) +
    oval(69, 70, 10, 7, shade(colour, 0.14)) +
    fill("M20 62c0-15 12-24 28-24s28 9 28 24c0 10-11 15-28 15S20 72 20 62z", colour) +
    disc(35, 37, 8, colour) +
    disc(61, 37, 8, colour) +
    disc(35, 36, 3.6, "#2A221B") +
    disc(61, 36, 3.6, "#2A221B") +
    line("M32 55q16 11 32 0", shade(colour, 0.42), 2.8) +
    disc(48, 63, 5.5, "#D9AE4A") +
    box(46.5, 61.5, 3, 3, 0.5, shade(colour, 0.42))
  );
}

/** A clay piglet. */
export function piglet(colour) {
  return (
    rest(27) +
    box(28, 64, 9, 13, 4, shade(colour, 0.16)) +
    box(57, 64, 9, 13, 4, shade(colour, 0.16)) +
    oval(46, 55, 27, 19, colour) +
    line("M20 52c-6 0-7-6-3-8", colour, 3.4) +
    fill("M52 38l6-12 9 11z", shade(colour, 0.16)) +
    disc(66, 50, 14, lit(colour, 0.1)) +
    oval(75, 53, 6.5, 5.5, shade(colour, 0.16)) +
    disc(73, 53, 1.4, "#2A221B") +
    disc(77.5, 53, 1.4, "#2A221B") +
    disc(65, 46, 2.2, "#2A221B") +
    line("M28 47c3-4 7-6 12-6", lit(colour, 0.36), 3)
  );
}

/** A vacuum flask. */
export function flask(colour, cap, { ornament } = {}) {
  return (
    rest(17) +
    box(34, 33, 28, 44, 6, colour) +
    fill("M37 27h22l3 9H34z", lit(colour, 0.16)) +
    box(37, 13, 22, 15, 4, cap) +
    line("M40 42v26", lit(colour, 0.36), 3) +
    box(34, 69, 28, 3.6, 0, shade(colour, 0.2)) +
    adorn(ornament, 50, 53)
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

/** A warmer with a candle inside. */
export function warmer(colour) {
  return (
    rest(24) +
    fill("M22 40h52l-5 34c-.4 2-2 3-4 3H31c-2 0-3.600-1-4-3z", colour) +
    box(19, 34, 58, 8, 4, lit(colour, 0.2)) +
    fill("M34 74V62c0-16 28-16 28 0v12z", shade(colour, 0.6)) +
    fill("M48 53c6 7 7 13 0 15-7-2-6-8 0-15z", "#F0B34A") +
    box(41, 68, 14, 6, 1.5, "#F4ECDC")
  );
}

/** Pocket scales. */
export function scales(body, pan) {
  return (
    rest(31) +
    box(16, 46, 64, 31, 6, body) +
    oval(48, 45, 29, 7, shade(pan, 0.24)) +
    oval(48, 42, 29, 7, pan) +
    box(33, 58, 30, 13, 2.5, "#BFD8C6") +
    line("M39 64.500h6M50 64.500h7", "#274335", 3) +
    oval(48, 40, 10, 3, "#6B5A36") +
    line("M27 40q6-3 12-4", lit(pan, 0.6), 2)
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

/** Lumps of yellow rock sugar in a paper cornet. */
export function rockSugar(paper, sugar) {
  return (
    rest(24) +
    fill("M32 34l10-12 9 9-6 13z", sugar) +
    fill("M47 30l12-8 7 13-11 9z", lit(sugar, 0.3)) +
    fill("M40 38l10-6 9 6-4 10H42z", shade(sugar, 0.12)) +
    fill("M25 42l12 5 11-6 12 6 11-5-4 33c-.3 2-1.500 3-3.500 3h-31c-2 0-3.200-1-3.500-3z", paper) +
    line("M33 54l3 16", lit(paper, 0.4), 3) +
    disc(51, 62, 7, lit(sugar, 0.15))
  );
}

/** Dried jujubes in a bowl. */
export function jujubes(fruit, dish) {
  const one = (x, y, a) =>
    `<ellipse cx="${x}" cy="${y}" rx="9" ry="6.500" fill="${a % 2 ? fruit : shade(fruit, 0.2)}" transform="rotate(${a * 23} ${x} ${y})"/>`;
  return (
    rest(24) +
    one(34, 44, 1) +
    one(62, 44, 4) +
    one(48, 35, 3) +
    one(43, 46, 2) +
    one(55, 46, 5) +
    fill("M17 49h62c-1 17-13 28-31 28S18 66 17 49z", dish) +
    fill("M17 49h62l-.8 5H17.800z", lit(dish, 0.3)) +
    line("M27 59c2 5 5 8 9 11", lit(dish, 0.4), 2.8) +
    line("M44 33q3-2 6-1", lit(fruit, 0.4), 2)
  );
}

/** A gift box with a window that shows what lies inside. */
export function giftBox(colour, ribbon, inside) {
  return (
    rest(33) +
    box(14, 34, 68, 43, 4, colour) +
    box(11, 26, 74, 13, 4, lit(colour, 0.14)) +
    box(25, 44, 46, 27, 3, "#F4ECDC") +
    inside +
    line("M48 26v-1c-4-9-15-9-14-2 0 4 8 4 14 3 6 1 14 1 14-3 1-7-10-7-14 2", ribbon, 3.2) +
    fill("M45 26h6v13h-6z", ribbon)
  );
}

const small = (markup, scale, x, y) => `<g transform="translate(${x} ${y}) scale(${scale})">${markup}</g>`;

/** What the windows of the gift boxes show. */
export const windows = {
  ceremony: (a, b) =>
    fill("M31 54h16c0 8-3 12-8 12s-8-4-8-12z", a) +
    fill("M33 52.500c1-4 11-4 12 0z", a) +
    fill("M52 58h13c0 6-3 8-6.500 8S52 64 52 58z", b),
  matcha: (a, b) => fill("M30 55h20c0 8-4 12-10 12s-10-4-10-12z", a) + box(56, 47, 5, 8, 1.5, b) + fill("M56 55h5l4 12H52z", lit(b, 0.2)),
  puer: (a, b) =>
    disc(38, 57.5, 9.5, a) +
    `<circle cx="38" cy="57.500" r="5" fill="none" stroke="${b}" stroke-width="2"/>` +
    fill("M53 56h12c0 7-2 10-6 10s-6-3-6-10z", b) +
    disc(59, 53.5, 1.8, b),
  trio: (a, b, c) =>
    [
      [29, a],
      [42.5, b],
      [56, c],
    ]
      .map(([x, colour]) => box(x, 48, 11, 19, 1.5, colour) + box(x + 2.5, 54, 6, 7, 1, "#FBF6EA"))
      .join(""),
  cup: (a, b) =>
    small(line("M63 42c16-4 21 5 17 14-3 6-9 8-17 8", a, 6) + fill("M21 32h45v24c0 13-8 20-22.500 20S21 69 21 56z", a), 0.4, 21, 36) +
    box(57, 48, 11, 19, 2, b) +
    box(56, 46, 13, 5, 1.5, shade(b, 0.3)),
  road: (a, b) =>
    box(33, 50, 10, 18, 2.5, a) +
    box(34.5, 46, 7, 5, 1.5, shade(a, 0.4)) +
    fill("M51 56h16c0 7-3 11-8 11s-8-4-8-11z", b) +
    fill("M51 56h16l-.4 3h-15.200z", lit(b, 0.3)),
};
