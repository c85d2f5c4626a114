import { z } from "zod";
import type { KindField } from "./kind-fields";

/** A form's values: text, "yes" for a switch that is on, and maps or lists under their field's name. */
export type FormValues = Record<string, string | Record<string, string> | string[]>;

type Stored = Readonly<Record<string, unknown>>;

const at = (settings: Stored, name: string): unknown =>
  name.split(".").reduce<unknown>((inside, part) => (isRecord(inside) ? inside[part] : undefined), settings);

/** What a form begins with: the stored settings; secrets are never told, so they begin empty. */
export function formValues(fields: readonly KindField[], settings: Stored): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, storedValue(field, settings)]));
}

function storedValue({ name, shape, in: where }: KindField, settings: Stored): FormValues[string] {
  const stored = where === "settings" ? at(settings, name) : undefined;
  if (isMap(shape))
    return isRecord(stored) ? Object.fromEntries(Object.entries(stored).map(([ours, theirs]) => [ours, String(theirs)])) : {};
  if (shape === "channels") return Array.isArray(stored) ? stored.filter((one) => typeof one === "string") : [];
  if (shape === "texts") return Array.isArray(stored) ? stored.join(", ") : "";
  if (shape === "switch") return stored === true ? "yes" : "";
  return typeof stored === "string" || typeof stored === "number" ? String(stored) : "";
}

/**
 * What goes to the server: settings without what was left empty, and the secrets that were typed. Settings that no field shows
 * (a map of another screen) stay as they are stored.
 */
export function connectionOf(
  fields: readonly KindField[],
  values: FormValues,
  stored: Stored = {},
): { settings: Record<string, unknown>; secrets: Record<string, string> } {
  const shown = new Set(fields.filter((field) => field.in === "settings").map(({ name }) => name.split(".")[0]));
  const settings: Record<string, unknown> = Object.fromEntries(Object.entries(stored).filter(([name]) => !shown.has(name)));
  const secrets: Record<string, string> = {};
  for (const field of fields) {
    const value = given(field, values[field.name]);
    if (value === undefined) continue;
    if (field.in === "secrets") secrets[field.name] = String(value);
    else put(settings, field.name.split("."), value);
  }
  return { settings, secrets };
}

function given({ shape }: KindField, value: FormValues[string] | undefined): unknown {
  if (value === undefined) return undefined;
  if (typeof value === "string") {
    const text = value.trim();
    if (shape === "switch") return text === "yes" ? true : undefined;
    if (shape === "number" && text !== "") return Number(text.replace(",", "."));
    if (shape === "texts") {
      const words = text.split(",").flatMap((word) => word.trim() || []);
      return words.length > 0 ? words : undefined;
    }
    return text === "" ? undefined : text;
  }
  if (Array.isArray(value)) return value.length > 0 ? value : undefined;
  const rows = Object.entries(value).flatMap(([ours, theirs]) => (theirs.trim() === "" ? [] : [[ours, theirs.trim()] as const]));
  return rows.length > 0 ? Object.fromEntries(rows) : undefined;
}

function put(settings: Record<string, unknown>, [name = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    settings[name] = value;
    return;
  }
  const inside = isRecord(settings[name]) ? { ...settings[name] } : {};
  put(inside, rest, value);
  settings[name] = inside;
}

/** The field that the server means by "settings.warehouseMap.MSK" or "secrets.token"; null when the form has none. */
export function fieldAt(fields: readonly KindField[], path: string): string | null {
  const [, ...rest] = path.split(".");
  const name = rest.join(".");
  return fields.find((field) => name === field.name || name.startsWith(`${field.name}.`))?.name ?? null;
}

/** What a form of these fields may hold: required ones filled, unless the secret is stored already. */
export function formSchema(fields: readonly KindField[], kept: readonly string[] = []) {
  return z.object(Object.fromEntries(fields.map((field) => [field.name, schemaOf(field, kept)])));
}

function schemaOf({ shape, required, name, in: where }: KindField, kept: readonly string[]): z.ZodType<FormValues[string]> {
  if (isMap(shape)) return z.record(z.string(), z.string().trim().max(100));
  if (shape === "channels") return z.array(z.string());
  const text = z.string().trim().max(5_000);
  if (shape === "number") return text.refine((given) => given === "" || /^\d+([.,]\d+)?$/.test(given), "invalid");
  if (shape === "url") return text.refine((given) => given === "" || /^https?:\/\/[^\s/]+/.test(given), "invalid");
  return required && !(where === "secrets" && kept.includes(name)) ? text.min(1) : text;
}

/** A secret that nobody guesses, made in the browser: 32 random bytes. */
export function newSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const isMap = (shape: KindField["shape"]) => shape === "warehouses" || shape === "carriers" || shape === "words";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Can = { pollsEverySeconds: number | null; readsOneOrder: boolean; listsProducts: boolean; stockPer: string | null };

/** Whether anything is ever asked of the channel, so that a test finds out more than that its keys are set. */
export function isAsked(can: Can): boolean {
  return can.pollsEverySeconds !== null || can.readsOneOrder || can.listsProducts || can.stockPer !== null;
}
