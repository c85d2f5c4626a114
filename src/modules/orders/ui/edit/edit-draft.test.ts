import { describe, expect, test } from "vitest";
import { type PlannedChange, planChange } from "../../changes/plan-change";
import { type EditableOrder, type EditDraft, editProblems, emptyEdit, operationsOf, shownLine, withAdded } from "./edit-draft";

const line = { id: "a", sku: "A", name: "Чай", quantity: 4, cancelled: 0, shipped: 0, unitPrice: 1_000, discount: 400 };
const order: EditableOrder = {
  lines: [line, { ...line, id: "b", sku: "B", discount: 0 }],
  shippingAddress: {
    country: "RU",
    region: null,
    city: "Казань",
    postalCode: null,
    line1: "ул. Баумана, 5",
    latitude: 55.8,
    longitude: 49.1,
  },
  shippingMethod: "courier",
  pickupPoint: null,
  shipBy: null,
  customer: { name: "Мария", email: "maria@example.com", phone: "+79161234567" },
  totals: { shipping: { amount: 30_000 } },
};
const edit = (changes: Partial<EditDraft>): EditDraft => ({ ...emptyEdit, ...changes });
const operations = (draft: EditDraft, of = order) => operationsOf(of, draft, "Europe/Moscow").map(({ operation }) => operation);

describe("the edits of an order", () => {
  test("are nothing while every field says what the order says", () => {
    const draft = edit({
      lines: { a: { quantity: 4, unitPrice: 1_000, discount: 400 } },
      method: "courier",
      shippingPrice: 30_000,
      shipBy: "",
      address: { city: "Казань", region: "" },
      buyer: { name: "Мария", phone: "+79161234567" },
    });
    expect(operations(draft)).toEqual([]);
  });

  test("of a pickup point: chosen from a list, typed by hand, or taken away", () => {
    const points = (draft: EditDraft, of = order) => operations(draft, of).map((one) => ("pickupPoint" in one ? one.pickupPoint : one.op));
    expect(points(edit({ pointCarrier: "cdek", pointCode: "KZN1" }))).toEqual([{ carrier: "cdek", code: "KZN1" }]);
    const collected = { ...order, pickupPoint: { carrier: "cdek", code: "KZN1" } };
    expect(points(edit({ pointCode: " KZN1 " }), collected)).toEqual([]);
    expect(points(edit({ pointCode: "KZN2" }), collected)).toEqual([{ carrier: "cdek", code: "KZN2" }]);
    expect(points(edit({ pointCarrier: "boxberry", pointCode: "KZN1" }), collected)).toEqual([{ carrier: "boxberry", code: "KZN1" }]);
    expect(points(edit({ pointCode: "" }), collected)).toEqual([null]);
  });

  test("become one operation for each field that differs", () => {
    const draft = edit({
      lines: { a: { quantity: 2 }, b: { removed: true } },
      added: [{ sku: "C", name: "Чашка", picture: null, unitPrice: 500, quantity: 1, discount: null, taxRate: 22 }],
      method: "pickup",
      shippingPrice: 0,
      shipBy: "2026-11-24T15:00",
      address: { city: "Пермь" },
      buyer: { email: "" },
    });
    expect(operations(draft)).toEqual([
      { op: "set_quantity", lineId: "a", quantity: 2 },
      { op: "remove_line", lineId: "b" },
      { op: "add_line", sku: "C", quantity: 1, unitPrice: 500, discount: 0 },
      {
        op: "set_address",
        address: { country: "RU", region: null, city: "Пермь", postalCode: null, line1: "ул. Баумана, 5", latitude: null, longitude: null },
      },
      { op: "set_delivery", shippingMethod: "pickup" },
      { op: "set_delivery", shipBy: "2026-11-24T12:00:00.000Z" },
      { op: "set_delivery", shippingPrice: 0 },
      { op: "set_buyer", email: null },
    ]);
  });

  test("lie over another version of the order: what was typed stays, the rest is the order's own", () => {
    const draft = edit({ lines: { a: { unitPrice: 900 } } });
    const fresh = { ...order, lines: [{ ...line, quantity: 6 }] };
    expect(shownLine({ ...line, quantity: 6 }, draft.lines.a)).toMatchObject({ quantity: 6, unitPrice: 900 });
    expect(operations(draft, fresh)).toEqual([{ op: "set_price", lineId: "a", unitPrice: 900 }]);
  });

  test("show what the rules will make of a discount: fewer units take their part along", () => {
    const shown = shownLine(line, { quantity: 1 });
    expect(shown.discount).toBe(100);
    const plan = planChange(
      { ...order, shippingPriceMinor: 0, shipBy: null, customerName: "", customerEmail: null, customerPhone: null },
      [{ ...line, unitPriceMinor: 1_000, discountMinor: 400, taxRate: null }],
      operations(edit({ lines: { a: { quantity: 1 } } })),
      new Map(),
    ) as PlannedChange;
    expect(plan.lines[0]?.discountMinor).toBe(shown.discount);
  });

  test("never put a discount above its goods between two steps", () => {
    expect(operations(edit({ lines: { a: { unitPrice: 50, discount: 0 } } })).map(({ op }) => op)).toEqual(["set_discount", "set_price"]);
    expect(operations(edit({ lines: { a: { unitPrice: 2_000, discount: 6_000 } } })).map(({ op }) => op)).toEqual([
      "set_price",
      "set_discount",
    ]);
  });

  test("raise the line of a product that is scanned again, and bring back one that was removed", () => {
    const product = { sku: "B", name: "Чай", picture: null, unitPrice: 1_000, taxRate: null };
    expect(withAdded(order, edit({ lines: { b: { removed: true } } }), product).lines.b).toEqual({ removed: false, quantity: 1 });
    const twice = withAdded(order, withAdded(order, emptyEdit, { ...product, sku: "C" }), { ...product, sku: "C" });
    expect(twice.added).toMatchObject([{ sku: "C", quantity: 2 }]);
  });

  test("say at their field what cannot be", () => {
    const draft = edit({
      lines: { a: { quantity: null }, b: { discount: 5_000 } },
      address: { city: " " },
      shippingPrice: null,
      buyer: { name: "", phone: "12", email: "x" },
    });
    expect(Object.keys(editProblems(order, draft)).sort()).toEqual([
      "address.city",
      "buyer.email",
      "buyer.name",
      "buyer.phone",
      "lines.a.discount",
      "lines.a.quantity",
      "lines.b.discount",
      "shippingPrice",
    ]);
  });
});
