/** Words of the search box: each must occur. Phone numbers are found by their digits. */
export function searchWords(q: string): string[] {
  const lower = q.toLowerCase().trim();
  if (/^[+\d][\d\s()-]{5,}$/.test(lower)) return [lower.replace(/\D/g, "").replace(/^8(?=\d{10}$)/, "7")];
  return lower.split(/\s+/).filter(Boolean).slice(0, 6);
}

/** Where a word may stand in the search text, as patterns of LIKE: short ones only at a beginning, because the index knows nothing shorter than three letters. */
export function patternsOf(word: string): string[] {
  const plain = word.replace(/[\\%_]/g, (c) => `\\${c}`);
  return word.length < 3 ? [`${plain}%`, `% ${plain}%`] : [`%${plain}%`];
}
