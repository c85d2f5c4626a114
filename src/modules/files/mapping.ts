import { type Reason, reason } from "@/lib/reason";
import { aliases } from "./aliases";
import { exportColumns } from "./export-columns";
import { type FieldName, type ImportKind, type Mapping, specsOf } from "./kinds";
import { type Preset, presets } from "./presets";

/** A header as it is compared: case, blanks and punctuation do not count, nor what stands in front of a slash in grouped headers. */
export function plainHeader(header: string): string {
  return (header.split("/").at(-1) ?? "")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}№%]+/gu, " ")
    .trim();
}

/** The known export that a file's headers are from. */
export function presetOf(kind: ImportKind, columns: readonly string[]): Preset | null {
  const there = new Set(columns.map(plainHeader));
  return presets.find((preset) => preset.kind === kind && preset.knownBy.every((header) => there.has(plainHeader(header)))) ?? null;
}

/** Which column says which field, as far as the headers tell: as it was last time, by a known export, by our own titles, by usual names. */
export function guessMapping(kind: ImportKind, columns: readonly string[], saved: Readonly<Record<string, string>> | null): Mapping {
  const plain = columns.map(plainHeader);
  const preset = presetOf(kind, columns);
  const mapping: Mapping = {};
  const used = new Set<number>();
  const find = (names: readonly string[]) => {
    for (const name of names) {
      const at = plain.findIndex((header, i) => header !== "" && header === plainHeader(name) && !used.has(i));
      if (at >= 0) return at;
    }
    return undefined;
  };
  const take = (namesOf: (field: FieldName) => readonly string[]) => {
    for (const { name } of specsOf(kind)) {
      const at = mapping[name] === undefined ? find(namesOf(name)) : undefined;
      if (at === undefined) continue;
      mapping[name] = at;
      used.add(at);
    }
  };
  if (saved) {
    take((field) => (saved[field] === undefined ? [] : [saved[field]]));
    // Who left a field out last time wants it left out, unless the file is another one.
    if (Object.keys(saved).every((field) => mapping[field as FieldName] !== undefined)) return mapping;
  }
  if (preset) take((field) => preset.headers[field] ?? []);
  else {
    take((field) => Object.values(exportColumns[field] ?? {}));
    take((field) => aliases[field] ?? []);
  }
  return mapping;
}

/** What a mapping lacks; null when a file can be read by it. */
export function whyNotMapped(kind: ImportKind, mapping: Mapping, columns: number): Reason | null {
  const specs = specsOf(kind);
  const has = (field: FieldName) => mapping[field] !== undefined;
  const missing = specs.find(({ name, required }) => required && !has(name));
  if (missing) return reason("file.field_unmapped", { field: missing.name });
  const groups = new Set(specs.flatMap(({ oneOf }) => oneOf ?? []));
  for (const group of groups) {
    const members = specs.filter(({ oneOf }) => oneOf === group);
    // The name of a thing stands for its code where an order has no other.
    const stands = group === "goods" && kind === "orders" && has("itemName");
    if (!stands && !members.some(({ name }) => has(name))) return reason("file.field_unmapped", { field: members[0]?.name ?? "" });
  }
  const known = new Set<string>(specs.map(({ name }) => name));
  const isWrong = Object.entries(mapping).some(
    ([field, column]) => !known.has(field) || !Number.isInteger(column) || column < 0 || column >= columns,
  );
  return isWrong ? reason("file.mapping_wrong") : null;
}
