// Silhouettes of what lies beside the pot; each takes colours and returns SVG markup.
import { adorn, box, disc, fill, line, lit, oval, rest, shade } from "./picture-strokes.mjs";

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
