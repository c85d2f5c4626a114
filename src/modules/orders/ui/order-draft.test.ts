import { describe, expect, test } from "vitest";
import { PlaceOrder } from "../inputs";
import { draftInputOf, emptyDraft, isBegun, type OrderDraft, orderOf, problemsOf, shortLines, sumsOf, withProduct } from "./order-draft";

const tea = { sku: "TEA-1", name: "Улун", picture: null, unitPrice: 89_000, taxRate: 22 };
const filled = (): OrderDraft => {
  const draft = withProduct(emptyDraft("T-1", "manual", "ru"), tea);
  return {
    ...draft,
    customer: { ...draft.customer, name: "Мария Ковалёва", phone: "+79161234567" },
    address: { ...draft.address, city: "Москва", line1: "ул. Нижегородская, 32" },
    shippingPrice: 30_000,
  };
};

describe("a phone order", () => {
  test("an untouched draft names every field that is missing and nothing else", () => {
    const draft = emptyDraft("T-1", "manual", "ru");
    expect(isBegun(draft)).toBe(false);
    expect(Object.fromEntries(Object.entries(problemsOf(draft, "RUB")).map(([field, { code }]) => [field, code]))).toEqual({
      "customer.name": "field.required",
      "customer.phone": "order.no_contact",
      lines: "order.no_lines",
      "shippingAddress.city": "field.required",
      "shippingAddress.line1": "field.required",
    });
  });

  test("a filled one is what the server takes", () => {
    expect(problemsOf(filled(), "RUB")).toEqual({});
    expect(PlaceOrder.parse(orderOf(filled(), "RUB"))).toMatchObject({
      externalId: "T-1",
      shippingMethod: "courier",
      lines: [{ sku: "TEA-1", quantity: 1 }],
    });
  });

  test("a collected order needs no address, an e-mail is contact enough", () => {
    const draft = filled();
    const collected = { ...draft, method: "pickup" as const, customer: { ...draft.customer, phone: "", email: "m@example.com" } };
    expect(problemsOf({ ...collected, address: emptyDraft("", "", "ru").address }, "RUB")).toEqual({});
  });

  test("an order to a pickup point goes to the point's own address, and needs one", () => {
    const draft = { ...filled(), method: "point" as const };
    expect(problemsOf(draft, "RUB")).toMatchObject({ pickupPoint: { code: "order.no_point" } });
    const where = {
      country: "RU",
      region: "Татарстан",
      city: "Казань",
      postalCode: null,
      line1: "ул. Баумана, 9",
      latitude: 55.8,
      longitude: 49.1,
    };
    const chosen = { ...draft, point: { carrier: "cdek", code: "KZN1", name: "На Баумана", ...where } };
    expect(problemsOf(chosen, "RUB")).toEqual({});
    const order = { shippingMethod: "point", pickupPoint: { carrier: "cdek", code: "KZN1" }, shippingAddress: where };
    expect(PlaceOrder.parse(orderOf(chosen, "RUB"))).toMatchObject(order);
    expect(draftInputOf({ ...chosen, address: emptyDraft("", "", "ru").address }, "RUB")).toMatchObject(order);
  });

  test("wrong figures are told at their line", () => {
    const draft = filled();
    const lines = [
      { ...draft.lines[0], ...tea, quantity: null, discount: null },
      { ...tea, sku: "TEA-2", quantity: 1, discount: 99_000 },
    ];
    expect(problemsOf({ ...draft, lines }, "RUB")).toMatchObject({
      "lines.0.quantity": { code: "field.required" },
      "lines.1.discount": { code: "order.discount_above_price" },
    });
  });

  test("scanning a product again raises its quantity, and the sums follow", () => {
    const draft = withProduct(filled(), tea);
    expect(draft.lines).toHaveLength(1);
    expect(sumsOf(draft)).toMatchObject({ goodsMinor: 178_000, totalMinor: 208_000 });
    expect(shortLines(draft, { "TEA-1": 1 })).toEqual([{ sku: "TEA-1", name: "Улун", missing: 1 }]);
  });
});
