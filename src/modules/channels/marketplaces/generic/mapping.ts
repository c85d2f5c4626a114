import { z } from "zod";

/** What can be said of an order. Those of `lines.` are said once for each line. */
export const orderFields = [
  "externalId",
  "number",
  "placedAt",
  "changedAt",
  "status",
  "currency",
  "name",
  "firstName",
  "lastName",
  "phone",
  "email",
  "locale",
  "country",
  "region",
  "city",
  "postalCode",
  "address",
  "shippingMethod",
  "shippingMethodTitle",
  "pickupCarrier",
  "pickupCode",
  "shippingPrice",
  "discount",
  "total",
  "payment",
  "paymentMethod",
  "paymentReference",
  "paidAt",
  "note",
  "shipBy",
  "place",
  "carriedByChannel",
] as const;
export const lineFields = [
  "lines.id",
  "lines.productId",
  "lines.sku",
  "lines.barcode",
  "lines.name",
  "lines.quantity",
  "lines.price",
  "lines.finalPrice",
  "lines.total",
  "lines.taxRate",
] as const;
export type OrderField = (typeof orderFields)[number];
export type LineField = (typeof lineFields)[number];
export type Field = OrderField | LineField;

/** Names between dots, `[]` for each of a list, `[0]` for one of it: "order.items[].sku". Names with dots or brackets go in quotes. */
const path = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^(?:[^.[\]"]+|"[^"]+")?(?:\.(?:[^.[\]"]+|"[^"]+")|\[\d{0,4}\])*$/);
const scalar = z.union([z.string().max(300), z.number(), z.boolean()]);
/** "*" stands for any other value that is not empty. */
const values = z.record(z.string().max(200), scalar);

/** Where a field comes from: a path, the first of several that holds something, several put together, or always the same. */
const rule = z.union([
  path,
  z.strictObject({ path: z.union([path, z.array(path).min(1).max(10)]), values: values.optional(), otherwise: scalar.optional() }),
  z.strictObject({ join: z.array(path).min(1).max(10), with: z.string().max(10).optional() }),
  z.strictObject({ constant: scalar }),
]);
export type Rule = z.infer<typeof rule>;

const rules = Object.fromEntries([...orderFields, ...lineFields].map((field) => [field, rule.nullable().optional()])) as Record<
  Field,
  z.ZodOptional<z.ZodNullable<typeof rule>>
>;

/** How a shop's payload is read. A field that is null is taken away from the preset. */
export const mappingSchema = z.strictObject({
  ...rules,
  /** Whether amounts are roubles ("12.50") or kopecks (1250). */
  amounts: z.enum(["decimal", "minor"]).optional(),
  /** What times without a zone mean. */
  utcOffset: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/)
    .optional(),
  /** A list that must have one member: each of them would be an order of its own. */
  single: path.optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;
