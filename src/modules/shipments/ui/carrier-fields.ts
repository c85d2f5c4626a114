import { z } from "zod";
import type { CarrierField } from "../carriers/port";

/** What a set-up form holds: text, "yes" for a switch that is on. */
export type FieldValues = Record<string, string>;

type Stored = Readonly<Record<string, unknown>>;

/** What the form begins with: the stored settings; secrets are never told, so they begin empty. */
export function fieldValues(fields: readonly CarrierField[], settings: Stored = {}): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.name, field.in === "secrets" ? "" : textOf(settings[field.name])]));
}

function textOf(stored: unknown): string {
  if (stored === true) return "yes";
  if (Array.isArray(stored)) return stored.map(String).join(", ");
  return typeof stored === "string" || typeof stored === "number" ? String(stored) : "";
}

/**
 * What goes to the server: settings without what was left empty, and the secrets that were typed; those that stay empty are kept.
 * Settings that no field shows stay as they are stored.
 */
export function accountOf(
  fields: readonly CarrierField[],
  values: Readonly<Record<string, unknown>>,
  stored: Stored = {},
): { settings: Record<string, unknown>; secrets: Record<string, string> } {
  const shown = new Set(fields.filter((field) => field.in === "settings").map(({ name }) => name));
  const settings: Record<string, unknown> = Object.fromEntries(Object.entries(stored).filter(([name]) => !shown.has(name)));
  const secrets: Record<string, string> = {};
  for (const field of fields) {
    const text = String(values[field.name] ?? "").trim();
    if (text === "") continue;
    if (field.in === "secrets") secrets[field.name] = text;
    else settings[field.name] = given(field, text);
  }
  return { settings, secrets };
}

function given({ shape }: CarrierField, text: string): unknown {
  if (shape === "switch") return true;
  if (shape === "number") return Number(text.replace(",", "."));
  if (shape === "texts") return text.split(",").flatMap((word) => word.trim() || []);
  return text;
}

/** What the form may hold: required fields filled, unless the secret is stored already. */
export function fieldsSchema(fields: readonly CarrierField[], kept: readonly string[] = []) {
  return z.object(Object.fromEntries(fields.map((field) => [field.name, schemaOf(field, kept)])));
}

function schemaOf({ name, shape, required, in: where }: CarrierField, kept: readonly string[]): z.ZodType<string> {
  const text = z.string().trim().max(5_000);
  const given = required && !(where === "secrets" && kept.includes(name)) ? text.min(1) : text;
  if (shape === "number") return given.refine((value) => value === "" || /^\d+([.,]\d+)?$/.test(value), "invalid");
  if (shape === "url") return given.refine((value) => value === "" || /^https?:\/\/[^\s/]+/.test(value), "invalid");
  return given;
}

/** The field that the server means by "settings.shipmentPoint" or "secrets.token"; null when the form has none. */
export function fieldAt(fields: readonly CarrierField[], path: string): string | null {
  const [where, name] = path.split(".");
  return fields.find((field) => field.in === where && field.name === name)?.name ?? null;
}
