import type { Reason } from "@/lib/reason";
import type { OrderIntake, Settings } from "../port";
import { mappingOf } from "./connection";
import { lineScopes } from "./lines";
import { type Field, lineFields, type Mapping, orderFields } from "./mapping";
import { scopesOf } from "./path";
import { readPayload } from "./payload";
import { valueBy } from "./read-fields";
import { translatePayload } from "./translate";

/** What a mapping makes of a payload: the order if it can be read, what is wrong by field, and what each rule found there. */
export type TriedMapping = {
  order: OrderIntake | null;
  errors: { field: string; reason: Reason }[];
  found: { field: Field; values: string[] }[];
};

const mostShown = 20;

/** Reads a payload by settings that need not be saved, and changes nothing. `payload` is what the shop sends, as text or parsed. */
export function tryMapping(settings: Settings, payload: unknown, now: Date): TriedMapping {
  const mapping = mappingOf(settings);
  const parsed = typeof payload === "string" ? readPayload(Buffer.from(payload)) : payload;
  if (parsed === null || typeof parsed !== "object")
    return { order: null, errors: [{ field: "payload", reason: { code: "channel.generic.no_payload" } }], found: [] };
  const found = foundBy(mapping, parsed);
  const translation = translatePayload(mapping, parsed, now);
  if ("unreadable" in translation) return { order: null, errors: [{ field: "externalId", reason: translation.unreadable }], found };
  const { order } = translation;
  return { order, errors: order.problems.map(({ path, reason }) => ({ field: path, reason })), found };
}

function foundBy(mapping: Mapping, payload: unknown): TriedMapping["found"] {
  const [whole, ofLines] = [scopesOf(payload, ""), lineScopes(mapping, payload)];
  return [...orderFields, ...lineFields].flatMap((field) => {
    const rule = mapping[field];
    if (!rule) return [];
    const scopes = (lineFields as readonly string[]).includes(field) ? ofLines : whole;
    return [{ field, values: scopes.slice(0, mostShown).map((scope) => shown(valueBy(rule, scope))) }];
  });
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "";
  return (typeof value === "object" ? JSON.stringify(value) : String(value)).slice(0, 200);
}
