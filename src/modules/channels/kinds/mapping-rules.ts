/** Rules of a generic connection's mapping as a form holds them: a path as it is, everything richer as JSON. */
export type RuleTexts = Record<string, string>;

/** What the form shows of stored rules. A field that is taken away from the preset stands as "null". */
export function ruleTexts(mapping: unknown): RuleTexts {
  if (typeof mapping !== "object" || mapping === null) return {};
  return Object.fromEntries(
    Object.entries(mapping).map(([field, rule]) => [field, typeof rule === "string" ? rule : JSON.stringify(rule)]),
  );
}

/** The rules that the texts mean, and the fields whose JSON cannot be read. Empty texts are no rules. */
export function rulesOf(texts: RuleTexts): { mapping: Record<string, unknown>; unreadable: string[] } {
  const mapping: Record<string, unknown> = {};
  const unreadable: string[] = [];
  for (const [field, given] of Object.entries(texts)) {
    const text = given.trim();
    if (text === "") continue;
    if (text !== "null" && !text.startsWith("{")) mapping[field] = text;
    else {
      try {
        mapping[field] = JSON.parse(text);
      } catch {
        unreadable.push(field);
      }
    }
  }
  return { mapping, unreadable };
}
