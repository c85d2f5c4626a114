import type { Seen, VendorAnswer } from "@/testing/local-server";

type Fields = Record<string, unknown>;
type Product = { id: number; parent_id: number; type: string; sku: string; stock_quantity: number; manage_stock: boolean };

/** A WooCommerce shop that gets one order: its REST API as far as it is asked for, with a list of what was done to it. */
export function aWooShop(order: Fields, stock: Record<string, number>) {
  const products: Product[] = Object.entries(stock).map(([sku, stock_quantity], i) => ({
    id: 300 + i,
    parent_id: 0,
    type: "simple",
    sku,
    stock_quantity,
    manage_stock: true,
  }));
  const shop = { isPlaced: false, order: { ...order } as Fields, notes: [] as string[], acts: [] as string[] };
  const stockOf = () => Object.fromEntries(products.map(({ sku, stock_quantity }) => [sku, stock_quantity]));

  function answer({ method, path, body }: Seen): VendorAnswer {
    const url = new URL(path, "http://shop");
    const query = url.searchParams;
    const route = `${method} ${url.pathname.replace("/wp-json/wc/v3", "")}`;
    const given = (body ?? {}) as Fields;
    switch (route) {
      case "GET /orders":
        return paged(shop.isPlaced && query.get("page") === "1" ? [shop.order] : []);
      case `GET /orders/${shop.order["id"]}`:
        return shop.order;
      case `GET /orders/${shop.order["id"]}/refunds`:
        return paged([]);
      case `GET /orders/${shop.order["id"]}/notes`:
        return paged(shop.notes.map((note, i) => ({ id: i + 1, note })));
      case `POST /orders/${shop.order["id"]}/notes`:
        shop.notes.push(String(given["note"]));
        shop.acts.push("note");
        return { status: 201, body: { id: shop.notes.length, note: given["note"] } };
      case `PUT /orders/${shop.order["id"]}`:
        if (shop.order["status"] !== given["status"]) shop.acts.push(`status ${given["status"]}`);
        shop.order = { ...shop.order, ...given, date_modified_gmt: new Date().toISOString().slice(0, 19) };
        return shop.order;
      case "GET /products":
        return paged(products.filter(({ id, sku }) => listed(query, "sku", sku) && listed(query, "include", String(id))));
      case "POST /products/batch":
        return { update: (given["update"] as Partial<Product>[]).map(setStock) };
      default:
        return { status: 404, body: { code: "rest_no_route", message: "No route was found", data: { status: 404 } } };
    }
  }

  function setStock({ id, stock_quantity }: Partial<Product>): Fields {
    const product = products.find((one) => one.id === id);
    if (!product) return { id, error: { code: "woocommerce_rest_product_invalid_id", message: "Invalid ID.", data: { status: 400 } } };
    product.stock_quantity = Number(stock_quantity);
    return product;
  }

  /** Somebody buys: the shop counts its stock down by itself. */
  function place(): void {
    shop.isPlaced = true;
    for (const { sku, quantity } of shop.order["line_items"] as { sku: string; quantity: number }[])
      for (const product of products) if (product.sku === sku) product.stock_quantity -= quantity;
  }

  return { shop, place, answer, stockOf };
}

function listed(query: URLSearchParams, name: string, value: string): boolean {
  const asked = query.get(name);
  return asked === null || asked.split(",").includes(value);
}

function paged(rows: object[]): VendorAnswer {
  return { status: 200, body: rows, headers: { "x-wp-total": String(rows.length), "x-wp-totalpages": rows.length > 0 ? "1" : "0" } };
}
