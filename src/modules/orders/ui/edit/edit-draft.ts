import { momentOf } from "@/lib/dates";
import { proportion } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import { Email } from "@/lib/text-input";
import type { Operation } from "../../changes/operations";
import type { Address } from "../../tables";
import type { DraftLine } from "../order-draft";

/** The order that is being edited, as far as the form needs to know it. */
export type EditableOrder = {
  lines: readonly EditableLine[];
  shippingAddress: Address | null;
  shippingMethod: string | null;
  pickupPoint: { carrier: string; code: string } | null;
  shipBy: string | null;
  customer: { name: string; email: string | null; phone: string | null };
  totals: { shipping: { amount: number } };
};
type EditableLine = {
  id: string;
  sku: string;
  name: string;
  picture?: string | null;
  quantity: number;
  cancelled: number;
  shipped: number;
  unitPrice: number;
  discount: number;
};

export type LineEdit = { quantity?: number | null; unitPrice?: number | null; discount?: number | null; removed?: boolean };
export const addressFields = ["region", "city", "postalCode", "line1"] as const;
export type AddressField = (typeof addressFields)[number];

/**
 * What somebody has typed, and nothing else: the fields that were left alone are the order's own. So the same edits can be
 * laid over the order as it is now, when somebody else changed it meanwhile.
 */
export type EditDraft = {
  lines: Readonly<Record<string, LineEdit>>;
  added: readonly DraftLine[];
  address: Readonly<Partial<Record<AddressField, string>>>;
  method?: string;
  pointCode?: string;
  /** The carrier of a point that was chosen from its list. */
  pointCarrier?: string;
  shippingPrice?: number | null;
  /** A wall clock of the organization, "" for none. */
  shipBy?: string;
  buyer: Readonly<Partial<Record<"name" | "phone" | "email", string>>>;
};

export const emptyEdit: EditDraft = { lines: {}, added: [], address: {}, buyer: {} };

/** A line as the form shows it: as ordered, with the edits over it. Fewer units take their part of the discount along. */
export function shownLine(line: EditableLine, edit: LineEdit = {}) {
  const ordered = line.quantity - line.cancelled;
  const discount = proportion(line.discount, ordered, line.quantity);
  const quantity = edit.removed ? 0 : edit.quantity === undefined ? ordered : edit.quantity;
  const left = quantity !== null && quantity < ordered && ordered > 0 ? proportion(discount, quantity, ordered) : discount;
  return {
    ordered,
    quantity,
    unitPrice: edit.unitPrice === undefined ? line.unitPrice : edit.unitPrice,
    discount: edit.discount === undefined ? left : edit.discount,
    removed: edit.removed === true,
    /** What stands there when nobody types a discount. */
    discountByItself: left,
  };
}

/** The lines of the order that can be edited: those with units left, and those that somebody has already typed into. */
export const linesToEdit = (order: EditableOrder, draft: EditDraft) =>
  order.lines.filter((line) => line.quantity > line.cancelled || draft.lines[line.id]);

/** Adds one unit of a product: to its line where it is ordered already, else as a new line. */
export function withAdded(order: EditableOrder, draft: EditDraft, product: Omit<DraftLine, "quantity" | "discount">): EditDraft {
  const line = order.lines.find((l) => l.sku === product.sku && l.quantity > l.cancelled);
  if (line) {
    const edit = draft.lines[line.id] ?? {};
    const { quantity } = shownLine(line, edit);
    return { ...draft, lines: { ...draft.lines, [line.id]: { ...edit, removed: false, quantity: (quantity ?? 0) + 1 } } };
  }
  const known = draft.added.some(({ sku }) => sku === product.sku);
  const added = known
    ? draft.added.map((one) => (one.sku === product.sku ? { ...one, quantity: (one.quantity ?? 0) + 1 } : one))
    : [...draft.added, { ...product, quantity: 1, discount: null }];
  return { ...draft, added };
}

/** An operation, and the field of the form that a refusal of it belongs to. */
export type FieldOperation = { field: string; operation: Operation };

/** What the edits come to as operations, in the order in which none stands in the other's way. */
export function operationsOf(order: EditableOrder, draft: EditDraft, timeZone: string): FieldOperation[] {
  return [
    ...linesToEdit(order, draft).flatMap((line) => lineOperations(line, draft.lines[line.id])),
    ...draft.added.map(({ sku, quantity, unitPrice, discount }): FieldOperation => {
      const operation = { op: "add_line" as const, sku, quantity: quantity ?? 0, unitPrice: unitPrice ?? 0, discount: discount ?? 0 };
      return { field: `added.${sku}`, operation };
    }),
    ...addressOperations(order, draft),
    ...deliveryOperations(order, draft, timeZone),
    ...buyerOperations(order, draft),
  ];
}

function lineOperations(line: EditableLine, edit: LineEdit | undefined): FieldOperation[] {
  if (!edit) return [];
  const { ordered, quantity, unitPrice, discount, removed, discountByItself } = shownLine(line, edit);
  const at = `lines.${line.id}`;
  if (removed) return ordered > 0 ? [{ field: `${at}.quantity`, operation: { op: "remove_line", lineId: line.id } }] : [];
  const price: FieldOperation[] =
    unitPrice !== null && unitPrice !== line.unitPrice
      ? [{ field: `${at}.unitPrice`, operation: { op: "set_price", lineId: line.id, unitPrice } }]
      : [];
  const off: FieldOperation[] =
    (discount ?? 0) !== discountByItself
      ? [{ field: `${at}.discount`, operation: { op: "set_discount", lineId: line.id, discount: discount ?? 0 } }]
      : [];
  return [
    ...(quantity !== null && quantity !== ordered
      ? [{ field: `${at}.quantity`, operation: { op: "set_quantity" as const, lineId: line.id, quantity } }]
      : []),
    // A discount never stands above its goods, not even between two steps.
    ...((discount ?? 0) <= discountByItself ? [...off, ...price] : [...price, ...off]),
  ];
}

function addressOperations(order: EditableOrder, draft: EditDraft): FieldOperation[] {
  const before = order.shippingAddress;
  const typed = addressFields.filter((field) => {
    const value = draft.address[field];
    return value !== undefined && value.trim() !== (before?.[field] ?? "");
  });
  if (typed.length === 0) return [];
  const word = (field: AddressField) => (draft.address[field] ?? before?.[field] ?? "").trim();
  const address = {
    country: before?.country ?? "RU",
    region: word("region") || null,
    city: word("city"),
    postalCode: word("postalCode") || null,
    line1: word("line1") || null,
    // The old point on the map belongs to the old address.
    latitude: null,
    longitude: null,
  };
  return [{ field: "address.city", operation: { op: "set_address", address } }];
}

function deliveryOperations(order: EditableOrder, draft: EditDraft, timeZone: string): FieldOperation[] {
  const { method, shippingPrice, shipBy } = draft;
  const operations: FieldOperation[] = [];
  if (method !== undefined && method !== (order.shippingMethod ?? ""))
    operations.push({ field: "method", operation: { op: "set_delivery", shippingMethod: method || null } });
  const [before, pickupPoint] = [order.pickupPoint, pointNow(order, draft)];
  if (before?.code !== pickupPoint?.code || before?.carrier !== pickupPoint?.carrier)
    operations.push({ field: "pointCode", operation: { op: "set_delivery", pickupPoint } });
  if (shipBy !== undefined) {
    const [day = "", time = ""] = shipBy.split("T");
    const at = shipBy ? momentOf(day, time || "00:00", timeZone).toISOString() : null;
    if (at !== (order.shipBy && new Date(order.shipBy).toISOString()))
      operations.push({ field: "shipBy", operation: { op: "set_delivery", shipBy: at } });
  }
  if (shippingPrice !== undefined && shippingPrice !== null && shippingPrice !== order.totals.shipping.amount)
    operations.push({ field: "shippingPrice", operation: { op: "set_delivery", shippingPrice } });
  return operations;
}

/** The point that the order would have: chosen from a list, or its code typed by hand. */
export function pointNow({ pickupPoint }: EditableOrder, { pointCode, pointCarrier }: EditDraft) {
  const carrier = pointCarrier ?? pickupPoint?.carrier;
  const code = (pointCode ?? pickupPoint?.code ?? "").trim();
  return carrier && code ? { carrier, code } : null;
}

function buyerOperations({ customer }: EditableOrder, { buyer }: EditDraft): FieldOperation[] {
  const word = (field: "name" | "phone" | "email") => buyer[field]?.trim();
  const [name, phone, email] = [word("name"), word("phone"), word("email")];
  const operations: FieldOperation[] = [];
  if (name !== undefined && name !== customer.name) operations.push({ field: "buyer.name", operation: { op: "set_buyer", name } });
  if (phone !== undefined && phone !== (customer.phone ?? ""))
    operations.push({ field: "buyer.phone", operation: { op: "set_buyer", phone: phone || null } });
  if (email !== undefined && email !== (customer.email ?? ""))
    operations.push({ field: "buyer.email", operation: { op: "set_buyer", email: email || null } });
  return operations;
}

/** What is wrong in the fields before the server is asked, by field. */
export function editProblems(order: EditableOrder, draft: EditDraft): Readonly<Record<string, Reason>> {
  const problems: Record<string, Reason> = {};
  const money = (at: string, { quantity, unitPrice, discount }: Pick<DraftLine, "quantity" | "unitPrice" | "discount">) => {
    if (quantity === null) problems[`${at}.quantity`] = reason("field.required");
    if (unitPrice === null) problems[`${at}.unitPrice`] = reason("field.required");
    if ((discount ?? 0) > (quantity ?? 0) * (unitPrice ?? 0)) problems[`${at}.discount`] = reason("order.discount_above_price");
  };
  for (const line of linesToEdit(order, draft)) {
    const shown = shownLine(line, draft.lines[line.id]);
    if (draft.lines[line.id] && !shown.removed) money(`lines.${line.id}`, shown);
  }
  for (const line of draft.added) {
    money(`added.${line.sku}`, line);
    if (line.quantity === 0) problems[`added.${line.sku}.quantity`] = reason("field.required");
  }
  if (draft.shippingPrice === null) problems.shippingPrice = reason("field.required");
  const [address] = addressOperations(order, draft);
  if (address?.operation.op === "set_address" && !address.operation.address?.city) problems["address.city"] = reason("field.required");
  for (const { field, operation } of buyerOperations(order, draft)) {
    if (operation.op !== "set_buyer") continue;
    if (field === "buyer.name" && !operation.name) problems[field] = reason("field.required");
    if (field === "buyer.phone" && operation.phone && !/^\+\d{8,15}$/.test(operation.phone)) problems[field] = reason("field.invalid");
    if (field === "buyer.email" && operation.email && !Email.safeParse(operation.email).success) problems[field] = reason("field.email");
  }
  return problems;
}
