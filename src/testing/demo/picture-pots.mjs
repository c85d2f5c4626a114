// Silhouettes of pots, kettles and pitchers; each takes colours and returns SVG markup.
import { adorn, box, disc, fill, glass, grip, line, lit, oval, rest, shade } from "./picture-strokes.mjs";

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
