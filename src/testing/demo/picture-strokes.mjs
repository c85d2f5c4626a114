// Strokes and colours that all pictures of the demo shop share: a 96-unit box, flat, few shapes, light from the upper left.

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
export const grip = (hex) => (channels(hex).every((value) => value > 235) ? "#D7DDE8" : hex);
export const lit = (hex, share = 0.2) => mix(hex, "#ffffff", share);
export const shade = (hex, share = 0.22) => mix(hex, "#1c140c", share);

export const fill = (d, colour) => `<path d="${d}" fill="${colour}"/>`;
export const line = (d, colour, width) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
export const disc = (cx, cy, r, colour) => `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${colour}"/>`;
export const oval = (cx, cy, rx, ry, colour) => `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${colour}"/>`;
export const box = (x, y, w, h, rx, colour) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${rx}" fill="${colour}"/>`;
export const rest = (rx, cy = 78, cx = 48) => oval(cx, cy, rx, 3.2, "#DDD5C6");

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
export const adorn = (ornament, x, y) => (ornament ? ornaments[ornament[0]](x, y, ornament[1]) : "");

export const glass = { wall: "#D3E3E6", edge: "#A8C1C8", glint: "#F4FAFB" };
