// Silhouettes of tea in its wrappings, of sweets and of gift boxes; each takes colours and returns SVG markup.
import { adorn, box, disc, fill, line, lit, oval, rest, shade } from "./picture-strokes.mjs";

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
