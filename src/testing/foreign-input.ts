import { z } from "zod";

/** JSON Schema as zod writes it; only what is needed to fill it. */
type Schema = {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  minItems?: number;
};

/** A value for every field by its name; a field that takes an id and has none here is an error, so new ones are noticed. */
export type Foreign = Record<string, unknown>;

/**
 * Fills an input with another organization's things: wherever a name is in the dictionary its value is used, required
 * fields get something plausible. Throws for an id that the dictionary does not know.
 */
export function foreignInput(schema: z.ZodType | undefined, foreign: Foreign): unknown {
  if (!schema) return undefined;
  return fill(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema, "", foreign);
}

export function fillSchema(schema: Schema, foreign: Foreign): unknown {
  return fill(schema, "", foreign);
}

function fill(schema: Schema, name: string, foreign: Foreign): unknown {
  if (name in foreign) return foreign[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices?.[0]) return fill(choices[0], name, foreign);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => fill(part, name, foreign)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object" || schema.properties) {
    const wanted = Object.entries(schema.properties ?? {}).filter(([key]) => schema.required?.includes(key) || key in foreign);
    return Object.fromEntries(wanted.map(([key, value]) => [key, fill(value, key, foreign)]));
  }
  if (type === "array") return [fill(schema.items ?? {}, name.replace(/s$/, ""), foreign)];
  if (type === "integer" || type === "number") return Math.max(1, schema.minimum ?? 1);
  if (type === "boolean") return false;
  if (schema.format === "uuid") throw new Error(`no foreign id for the field "${name}"`);
  if (schema.format === "date-time") return new Date().toISOString();
  return type === "string" ? "x" : null;
}
