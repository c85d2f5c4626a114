/** What a file may hold, and what of each thing it may say. Pure: the mapping screen and the readers go by it. */

export const importKinds = ["products", "stock", "orders", "sales", "settlements"] as const;
export type ImportKind = (typeof importKinds)[number];

export const exportKinds = ["products", "stock", "orders"] as const;
export type ExportKind = (typeof exportKinds)[number];

export const fileFormats = ["csv", "xlsx"] as const;
export type FileFormat = (typeof fileFormats)[number];

export const importStates = ["mapping", "checking", "checked", "committing", "done", "undoing", "undone", "failed"] as const;
export type ImportState = (typeof importStates)[number];

/** One field of ours. Of the fields that `oneOf` names together, one column is enough. */
export type FieldSpec = { name: string; required?: boolean; oneOf?: string };

export const fieldsOf = {
  products: [
    { name: "sku", required: true },
    { name: "name" },
    { name: "barcode" },
    { name: "group" },
    { name: "price" },
    { name: "cost" },
    { name: "currency" },
    { name: "weightGrams" },
    { name: "taxRate" },
    { name: "hsCode" },
    { name: "originCountry" },
    { name: "active" },
  ],
  stock: [{ name: "sku", oneOf: "goods" }, { name: "barcode", oneOf: "goods" }, { name: "warehouse" }, { name: "onHand", required: true }],
  orders: [
    { name: "externalId", required: true },
    { name: "number" },
    { name: "channel" },
    { name: "placedAt" },
    { name: "status" },
    { name: "cancelledAt" },
    { name: "currency" },
    { name: "customerName" },
    { name: "email" },
    { name: "phone" },
    { name: "country" },
    { name: "region" },
    { name: "city" },
    { name: "postalCode" },
    { name: "line1" },
    { name: "shippingMethod" },
    { name: "shippingPrice" },
    { name: "paymentStatus" },
    { name: "paymentMethod" },
    { name: "orderDiscount" },
    { name: "note" },
    { name: "sku", oneOf: "goods" },
    { name: "barcode", oneOf: "goods" },
    { name: "itemName" },
    { name: "quantity", required: true },
    { name: "unitPrice", required: true },
    { name: "discount" },
    { name: "taxRate" },
  ],
  sales: [
    { name: "soldAt", required: true },
    { name: "check", required: true },
    { name: "sku", oneOf: "goods" },
    { name: "barcode", oneOf: "goods" },
    { name: "itemName" },
    { name: "quantity", required: true },
    { name: "unitPrice", oneOf: "money" },
    { name: "sum", oneOf: "money" },
    { name: "discount" },
    { name: "paymentMethod" },
    { name: "taxRate" },
  ],
  settlements: [
    { name: "trackingNumber", oneOf: "parcel" },
    { name: "carrierReference", oneOf: "parcel" },
    { name: "orderNumber", oneOf: "parcel" },
    { name: "collected", required: true },
    { name: "carrierFee" },
    { name: "settledAt" },
    { name: "register" },
  ],
} as const satisfies Record<ImportKind, readonly FieldSpec[]>;

export type FieldName = (typeof fieldsOf)[ImportKind][number]["name"];

/** Which column of the file says which field: field → position of the column. */
export type Mapping = Partial<Record<FieldName, number>>;

/** What the person says of a whole file beside its columns. */
export type ImportSettings = {
  /** The channel of orders and sales. */
  channel?: string;
  /** The warehouse of stock and sales, where no column names one. */
  warehouse?: string;
  /** How orders were paid, where no column says so. */
  payment?: "paid" | "unpaid" | "cash_on_delivery";
  /** The carrier of a register of settlements. */
  carrier?: string;
  /** The number of a register, where no column says it; its file's name where nobody does. */
  register?: string;
};

/** The fields of a kind, as the mapping goes through them. */
export const specsOf = (kind: ImportKind): readonly (FieldSpec & { name: FieldName })[] => fieldsOf[kind];
