import type { Line } from "../line";
import type { Telling } from "../telling";
import { askGraph, type Fields, fieldsOf, nodesOf, userErrorsOf } from "./ask-graph";
import { locationNamed, mappedLocations } from "./locations";

const workQuery = `query Work($id: ID!) {
  order(id: $id) {
    id cancelledAt
    fulfillments(first: 50) { id trackingInfo { number } }
    fulfillmentOrders(first: 20) { nodes { id status assignedLocation { location { id } } lineItems(first: 100) { nodes { id remainingQuantity lineItem { id } } } } }
  }
}`;
const moveQuery = `mutation Move($id: ID!, $newLocationId: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
  fulfillmentOrderMove(id: $id, newLocationId: $newLocationId, fulfillmentOrderLineItems: $lines) { movedFulfillmentOrder { id } userErrors { field message } }
}`;

type Item = { id: unknown; quantity: number };
type Taken = { fulfillmentOrderId: unknown; fulfillmentOrderLineItems: Item[] };
type Found = { open: Taken[]; elsewhere: Taken[]; held: boolean };

/** The order with what Shopify still waits for; null when the shop does not know it. */
export async function workOf(line: Line, { externalId }: Telling): Promise<Fields | null> {
  const { order } = await askGraph(line, workQuery, { id: `gid://shopify/Order/${externalId}` });
  return order === null || order === undefined ? null : fieldsOf(order);
}

/**
 * The lines of the parcel among what Shopify waits for: those of the location that the parcel leaves from before others'. Lines that
 * Shopify waits for at another mapped location are moved first, so that its stock is not counted down for goods that left elsewhere;
 * where it refuses that, they leave as Shopify has it. `held` when it waits for some of them but lets nobody send them.
 */
export async function takenFrom(line: Line, order: Fields, telling: Telling): Promise<{ open: Taken[]; held: boolean }> {
  const mapped = mappedLocations(line);
  const from = telling.place !== null && mapped.has(locationNamed(telling.place)) ? locationNamed(telling.place) : null;
  const found = find(order, telling, from);
  if (from === null || found.elsewhere.length === 0) return found;
  let isMoved = true;
  for (const { fulfillmentOrderId: id, fulfillmentOrderLineItems: lines } of found.elsewhere) {
    const { fulfillmentOrderMove } = await askGraph(line, moveQuery, { id, newLocationId: from, lines });
    isMoved = userErrorsOf(fulfillmentOrderMove).length === 0 && isMoved;
  }
  const now = await workOf(line, telling);
  return now ? find(now, telling, isMoved ? from : null) : found;
}

function find(order: Fields, { lines }: Telling, from: string | null): Found {
  const wanted = new Map<string, number>();
  for (const { externalLineId, quantity } of lines) wanted.set(externalLineId, (wanted.get(externalLineId) ?? 0) + quantity);
  let held = false;
  const works = nodesOf(order["fulfillmentOrders"]).map((work) => ({ work, isElsewhere: from !== null && locationOf(work) !== from }));
  const found = [...works.filter((one) => !one.isElsewhere), ...works.filter((one) => one.isElsewhere)].flatMap(({ work, isElsewhere }) => {
    const items = nodesOf(work["lineItems"]).flatMap((item): Item[] => {
      const id = String(fieldsOf(item["lineItem"])["id"] ?? "");
      const lineId = id.split("/").at(-1) ?? "";
      const quantity = Math.min(Number(item["remainingQuantity"]) || 0, wanted.get(lineId) ?? 0);
      if (quantity <= 0) return [];
      if (work["status"] !== "OPEN" && work["status"] !== "IN_PROGRESS") {
        held ||= work["status"] === "ON_HOLD" || work["status"] === "SCHEDULED";
        return [];
      }
      wanted.set(lineId, (wanted.get(lineId) ?? 0) - quantity);
      return [{ id: item["id"], quantity }];
    });
    return items.length > 0 ? [{ isElsewhere, taken: { fulfillmentOrderId: work["id"], fulfillmentOrderLineItems: items } }] : [];
  });
  const elsewhere = found.filter((one) => one.isElsewhere).map(({ taken }) => taken);
  return { open: found.map(({ taken }) => taken), elsewhere, held };
}

const locationOf = (work: Fields) => fieldsOf(fieldsOf(work["assignedLocation"])["location"])["id"] ?? null;
