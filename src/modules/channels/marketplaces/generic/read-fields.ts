import { type Decimal, parseDecimal } from "@/lib/decimal";
import { plain, storable } from "@/lib/lenient";
import type { Problems } from "../problems";
import type { Field, Mapping, Rule } from "./mapping";
import { type Scope, valueIn } from "./path";

const maxText = 2_000;
const defaultOffset = "+03:00";

/** Reads the fields of one scope by a mapping; what is there and cannot be read becomes a problem at the field's own name. */
export class Fields {
  constructor(
    private readonly mapping: Mapping,
    private readonly scope: Scope,
    private readonly problems: Problems,
    /** "lines.2." for the third line, in the names of problems. */
    private readonly at = "",
  ) {}

  /** The name of a field in problems. */
  place(field: Field): string {
    return this.at ? this.at + field.slice(field.indexOf(".") + 1) : field;
  }

  text(field: Field): string {
    const value = valueBy(this.mapping[field], this.scope);
    if (value === undefined || value === null) return "";
    if (typeof value === "object") {
      this.#unreadable(field, value);
      return "";
    }
    return textOf(value).slice(0, maxText);
  }

  /** The shop's own word, before the rule says what it means. */
  word(field: Field): string {
    const rule = this.mapping[field];
    const said = valueBy(rule && typeof rule === "object" && "path" in rule ? { path: rule.path } : rule, this.scope);
    return isScalar(said) ? textOf(said).slice(0, maxText) : "";
  }

  amount(field: Field): Decimal | null {
    const text = this.text(field);
    if (text === "") return null;
    const read = parseDecimal(text.replace(/[\s\u00a0\u202f]|₽|руб\.?/gi, "").replace(/^([+-]?\d+),(\d+)$/, "$1.$2"));
    if (read === null) this.#unreadable(field, text);
    return read;
  }

  date(field: Field): Date | null {
    const text = this.text(field);
    if (text === "") return null;
    const read = dateOf(text, this.mapping.utcOffset ?? defaultOffset);
    if (!read) this.#unreadable(field, text);
    return read;
  }

  /** True for what says yes. */
  flag(field: Field): boolean {
    return /^(true|1|yes|да)$/i.test(this.text(field));
  }

  #unreadable(field: Field, value: unknown): void {
    const shown = typeof value === "object" ? (Array.isArray(value) ? "[…]" : "{…}") : storable(String(value).slice(0, 60));
    this.problems.add(this.place(field), "channel.field_unreadable", { field: this.place(field), value: shown });
  }
}

/** What a rule gives in a scope. */
export function valueBy(rule: Rule | null | undefined, scope: Scope): unknown {
  if (rule === null || rule === undefined) return undefined;
  if (typeof rule === "string") return valueIn(scope, rule);
  if ("constant" in rule) return rule.constant;
  if ("join" in rule) {
    const parts = rule.join.map((path) => valueIn(scope, path)).filter((value) => isScalar(value));
    return parts
      .map(textOf)
      .filter(Boolean)
      .join(rule.with ?? " ");
  }
  const paths = Array.isArray(rule.path) ? rule.path : [rule.path];
  const found = paths.map((path) => valueIn(scope, path)).find((value) => value !== undefined);
  if (found === undefined) return rule.otherwise;
  if (!rule.values || !isScalar(found)) return found;
  const word = textOf(found);
  const same = Object.keys(rule.values).find((theirs) => theirs.toLowerCase() === word.toLowerCase());
  const wide = same ?? (Object.hasOwn(rule.values, "*") ? "*" : undefined);
  return wide === undefined ? (rule.otherwise ?? word) : rule.values[wide];
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function textOf(value: unknown): string {
  return storable((typeof value === "number" ? plain(value) : String(value)).trim());
}

/** RFC 3339, a day first ("22.11.2026 12:00"), or seconds or milliseconds since 1970. Null for anything else. */
export function dateOf(text: string, offset: string): Date | null {
  if (/^\d{9,13}$/.test(text)) return new Date(Number(text) * (text.length > 11 ? 1 : 1000));
  const dayFirst = /^(\d{2})[.\-/](\d{2})[.\-/](\d{4})(.*)$/.exec(text);
  const ordered = dayFirst ? `${dayFirst[3]}-${dayFirst[2]}-${dayFirst[1]}${dayFirst[4]}` : text;
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(ordered);
  if (!match) return null;
  const zone = (match[3] ?? offset).replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
  const at = new Date(`${match[1]}T${match[2] ?? "00:00"}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at;
}
