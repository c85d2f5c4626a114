/** A code cut where it parts from another one: what is alike at the start, what differs, what is alike at the end. */
export type CutCode = { start: string; different: string; end: string };

/**
 * Where two codes differ, for the eye: CUP-RSV-300 and CUP-SUM-300 part in RSV and SUM. Grown to whole runs of letters and digits,
 * because "CUP-R" and "CUP-S" are read as words.
 */
export function differenceOf(code: string, other: string): CutCode {
  if (code === other) return { start: code, different: "", end: "" };
  const shorter = Math.min(code.length, other.length);
  let from = 0;
  while (from < shorter && code[from] === other[from]) from++;
  let same = 0;
  while (same < shorter - from && code[code.length - 1 - same] === other[other.length - 1 - same]) same++;
  let to = code.length - same;
  while (from > 0 && isWord(code[from]) && isWord(code[from - 1])) from--;
  while (to < code.length && to > from && isWord(code[to - 1]) && isWord(code[to])) to++;
  const cut = { start: code.slice(0, from), different: code.slice(from, to), end: code.slice(to) };
  // Nothing alike: a line under all of it would point at nothing.
  return cut.start === "" && cut.end === "" ? { start: code, different: "", end: "" } : cut;
}

const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
