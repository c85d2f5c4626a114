import type { Seen, VendorAnswer } from "@/testing/local-server";

type Fields = Record<string, unknown>;
type Fulfilment = { id: string; number: string | null; events: string[] };
type Line = { id: string; quantity: number; left: number; sku: string };

const location = "gid://shopify/Location/9001";

/** A Shopify shop that gets one order: its Admin API in GraphQL as far as it is asked for, with a list of what was done to it. */
export function aShopifyShop(order: Fields, stock: Record<string, number>) {
  const items = Object.keys(stock).map((sku, i) => ({ sku, id: `gid://shopify/InventoryItem/${700 + i}` }));
  const lines: Line[] = ((order["lineItems"] as Fields)["nodes"] as Fields[]).map(({ id, currentQuantity, sku }) => ({
    id: String(id),
    quantity: Number(currentQuantity),
    left: Number(currentQuantity),
    sku: String(sku),
  }));
  const shop = { isPlaced: false, order: { ...order } as Fields, stock: { ...stock }, acts: [] as string[] };
  const fulfilments: Fulfilment[] = [];

  /** By the name of the question, its first letter small. */
  const answers: Record<string, (variables: Fields) => Fields> = {
    order: () => ({ order: shop.isPlaced ? shop.order : null }),
    orders: () => ({ orders: { nodes: shop.isPlaced ? [shop.order] : [], pageInfo: { hasNextPage: false, endCursor: null } } }),
    work: () => ({ order: work() }),
    fulfil: ({ fulfillment }) => fulfil(fulfillment as Fields),
    events: ({ id }) => ({
      fulfillment: { events: { nodes: fulfilments.find((one) => one.id === id)?.events.map((status) => ({ status })) ?? [] } },
    }),
    event: ({ event }) => noteEvent(event as { fulfillmentId: string; status: string }),
    locations: () => ({ locations: { nodes: [{ id: location }] } }),
    variants: () => ({
      productVariants: {
        nodes: items.map(({ sku, id }, i) => ({
          id: `gid://shopify/ProductVariant/${i}`,
          sku,
          barcode: null,
          inventoryItem: { id, tracked: true },
        })),
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    }),
    setStock: ({ input }) => {
      for (const { inventoryItemId, quantity } of (input as Fields)["quantities"] as Fields[]) {
        const item = items.find(({ id }) => id === inventoryItemId);
        if (item) shop.stock[item.sku] = Number(quantity);
      }
      return { inventorySetQuantities: { inventoryAdjustmentGroup: { createdAt: new Date().toISOString() }, userErrors: [] } };
    },
  };

  function answer({ path, body }: Seen): VendorAnswer {
    const { query = "", variables = {} } = (body ?? {}) as { query?: string; variables?: Fields };
    const name = /^\s*(?:query|mutation) (\w+)/.exec(query)?.[1] ?? "";
    const does = answers[name.charAt(0).toLowerCase() + name.slice(1)];
    if (!path.endsWith("/graphql.json") || !does) return { status: 404, body: { errors: "Not Found" } };
    return { data: does(variables) };
  }

  const work = () => ({
    id: shop.order["id"],
    cancelledAt: null,
    fulfillments: fulfilments.map(({ id, number }) => ({ id, trackingInfo: number ? [{ number }] : [] })),
    fulfillmentOrders: {
      nodes: [
        {
          id: "gid://shopify/FulfillmentOrder/1",
          status: lines.some(({ left }) => left > 0) ? "OPEN" : "CLOSED",
          lineItems: { nodes: lines.map(({ id, left }, i) => ({ id: itemOf(i), remainingQuantity: left, lineItem: { id } })) },
        },
      ],
    },
  });

  function fulfil({ lineItemsByFulfillmentOrder: by, trackingInfo }: Fields): Fields {
    const wanted = (by as Fields[]).flatMap(({ fulfillmentOrderLineItems: of }) => of as { id: string; quantity: number }[]);
    if (wanted.some(({ id, quantity }) => (lines.find((_, i) => itemOf(i) === id)?.left ?? 0) < quantity))
      return {
        fulfillmentCreate: {
          fulfillment: null,
          userErrors: [{ field: ["fulfillment"], message: "Invalid fulfillment order line item quantity requested." }],
        },
      };
    for (const [i, line] of lines.entries()) line.left -= wanted.find(({ id }) => id === itemOf(i))?.quantity ?? 0;
    const made: Fulfilment = {
      id: `gid://shopify/Fulfillment/${fulfilments.length + 1}`,
      number: String((trackingInfo as Fields)["number"]),
      events: [],
    };
    fulfilments.push(made);
    shop.acts.push(`fulfil ${made.number}`);
    shop.order = { ...shop.order, displayFulfillmentStatus: "FULFILLED", updatedAt: new Date().toISOString() };
    return { fulfillmentCreate: { fulfillment: { id: made.id, status: "SUCCESS" }, userErrors: [] } };
  }

  function noteEvent({ fulfillmentId, status }: { fulfillmentId: string; status: string }): Fields {
    fulfilments.find(({ id }) => id === fulfillmentId)?.events.push(status);
    shop.acts.push(status);
    return { fulfillmentEventCreate: { fulfillmentEvent: { id: "gid://shopify/FulfillmentEvent/1" }, userErrors: [] } };
  }

  /** Somebody buys: the shop counts its stock down by itself. */
  function place(): void {
    shop.isPlaced = true;
    for (const { sku, quantity } of lines) shop.stock[sku] = (shop.stock[sku] ?? 0) - quantity;
  }
  return { shop, answer, place };
}

const itemOf = (at: number) => `gid://shopify/FulfillmentOrderLineItem/${at + 1}`;
