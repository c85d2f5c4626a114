import type { Field } from "../../marketplaces/generic/mapping";

/** The fields of a payload as people look for them: what no order is without stands first. */
export const mappingGroups = {
  order: ["externalId", "number", "placedAt", "changedAt", "status", "currency", "locale", "note", "shipBy", "place", "carriedByChannel"],
  lines: [
    "lines.sku",
    "lines.name",
    "lines.quantity",
    "lines.price",
    "lines.finalPrice",
    "lines.total",
    "lines.taxRate",
    "lines.barcode",
    "lines.productId",
    "lines.id",
  ],
  buyer: ["name", "firstName", "lastName", "phone", "email"],
  delivery: [
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
  ],
  payment: ["total", "discount", "payment", "paymentMethod", "paymentReference", "paidAt"],
} as const satisfies Record<string, readonly Field[]>;
export type MappingGroup = keyof typeof mappingGroups;
export const mappingGroupNames = Object.keys(mappingGroups) as MappingGroup[];
