import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { MoneyInput } from "@/modules/catalog/inputs";
import { mappedKinds } from "./mapped-kinds";

const ConnectionCode = code();
const Sku = code(100);

/** What a channel's word means here; null: nobody says any more, and the next order that needs it asks. */
export const MappingInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("warehouse"), theirs: text(200), ours: z.strictObject({ warehouse: code() }).nullable() }),
  z.strictObject({ kind: z.literal("delivery"), theirs: text(200), ours: z.strictObject({ shippingMethod: code(100) }).nullable() }),
  z.strictObject({ kind: z.literal("payment"), theirs: text(200), ours: z.strictObject({ method: code(50) }).nullable() }),
  z.strictObject({
    kind: z.literal("pickup_point"),
    /** The carrier as the channel names it; or one point of it, "carrier:code". */
    theirs: text(200),
    ours: z.strictObject({ carrier: code(100), code: code(100).optional() }).nullable(),
  }),
]);
export type MappingInput = z.infer<typeof MappingInput>;

export const PutMappings = z.strictObject({ mappings: z.array(MappingInput).min(1).max(500) });
export type PutMappings = z.infer<typeof PutMappings>;
export const PutMappingsOf = PutMappings.extend({ code: ConnectionCode });

export const ByConnection = z.strictObject({ code: ConnectionCode });
export const ListMappingsOf = z.strictObject({ code: ConnectionCode, kind: z.enum(mappedKinds).optional() });

/** What a product of a channel is here: one of ours, a new one, or none of our business. */
export const PutChannelProduct = z.union([
  z.strictObject({ sku: Sku.nullable() }),
  z.strictObject({ create: z.strictObject({ sku: Sku, name: text(500), price: MoneyInput }) }),
  z.strictObject({ ignored: z.boolean() }),
]);
export type PutChannelProduct = z.infer<typeof PutChannelProduct>;
export const PutChannelProductOf = z.strictObject({ code: ConnectionCode, externalId: text(200), product: PutChannelProduct });

export const ListChannelProducts = z.strictObject({
  /** Only what orders wait for, and nobody has said what it is. */
  wanted: z.stringbool().or(z.boolean()).optional(),
  q: text(200, 0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListChannelProducts = z.input<typeof ListChannelProducts>;
export const ListChannelProductsOf = ListChannelProducts.extend({ code: ConnectionCode });
export const WantedProducts = ListChannelProducts.pick({ limit: true, cursor: true });
export type WantedProducts = z.input<typeof WantedProducts>;

export const OneChannelProduct = z.strictObject({ code: ConnectionCode, externalId: text(200) });

/** Characters of a payload that may be pasted to try a mapping on. */
export const longestPayload = 500_000;

/** A mapping to try on a payload, before it is saved. Left out: the connection's own settings, and its last delivery. */
export const TryMapping = z.strictObject({
  settings: z.record(z.string().max(100), z.unknown()).optional(),
  /** What the shop sends, as text (JSON or a form) or as JSON. */
  payload: z.union([z.string().max(longestPayload), z.record(z.string(), z.unknown())]).optional(),
});
export type TryMapping = z.infer<typeof TryMapping>;
export const TryMappingOf = TryMapping.extend({ code: ConnectionCode });
