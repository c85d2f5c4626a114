import { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import type { Line } from "../line";
import type { Settings } from "../port";
import { type Mapping, mappingSchema } from "./mapping";
import { presetNames, presets } from "./presets";

const id = z.string().trim().min(1).max(100);

/** How a delivery proves who sent it; without one the unguessable address does. */
const signature = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({
    kind: z.literal("hmac_sha256"),
    header: id,
    encoding: z.enum(["base64", "hex"]).optional(),
    /** What stands before the digest: "sha256=". */
    prefix: z.string().max(40).optional(),
  }),
  /** The secret itself, in a header, in the address or in a field of the payload. */
  z.strictObject({ kind: z.literal("shared_key"), in: z.enum(["header", "query", "field"]), name: z.string().trim().min(1).max(300) }),
]);
export type Signature = z.infer<typeof signature>;

export const settingsSchema = z.strictObject({
  /** Unused: the shop calls us. Taken because every kind takes it. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** Our warehouse's code → the shop's word for it. */
  warehouseMap: z.record(id, z.union([id, z.int().positive().transform(String)])).optional(),
  /** A known shop's payload; `mapping` says what is otherwise. */
  preset: z.enum(presetNames).optional(),
  mapping: mappingSchema.optional(),
  signature: signature.optional(),
});
export const secretsSchema = z.strictObject({ secret: z.string().trim().min(8).max(500).optional() });

/** The preset's mapping with the connection's own laid over it. Settings that are none give an empty one. */
export function mappingOf(settings: Settings): Mapping {
  const { data } = settingsSchema
    .pick({ preset: true, mapping: true })
    .safeParse({ preset: settings["preset"], mapping: settings["mapping"] });
  return { ...(data?.preset ? presets[data.preset] : {}), ...data?.mapping };
}

/** How a connection's deliveries are signed. */
export function signatureOf(settings: Settings): Signature {
  const { data } = signature.safeParse(settings["signature"] ?? { kind: "none" });
  // A signature that cannot be understood is never taken for none.
  return data ?? { kind: "shared_key", in: "header", name: "x-api-key" };
}

/** Nothing is asked of the shop: it calls. What can be told is whether its orders could be read and its signature checked. */
export function testConnection({ settings, secrets }: Line): Promise<Reason | null> {
  const { externalId, ...rules } = mappingOf(settings);
  if (!externalId) return Promise.resolve(reason("channel.generic.not_mapped", { field: "externalId" }));
  if (!rules["lines.quantity"]) return Promise.resolve(reason("channel.generic.not_mapped", { field: "lines.quantity" }));
  const isSigned = signatureOf(settings).kind !== "none";
  return Promise.resolve(isSigned && !secrets["secret"] ? reason("channel.generic.secret_missing") : null);
}
