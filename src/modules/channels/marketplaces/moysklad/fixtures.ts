import { readFileSync } from "node:fs";
import type { OrderIntake } from "../port";
import type { Telling } from "../telling";
import { translate } from "./translate";

type Fields = Record<string, unknown>;
export type Position = Fields & { id: string; assortment: Fields };
export type Order = Fields & { id: string; positions: { meta: Fields; rows: Position[] } };

/** When the deliveries of the tests come in. */
export const receivedAt = new Date("2026-11-22T09:00:00Z");
export const secrets = { token: "only-for-tests" };

/** A customer order in МойСклад's exact shape with values of our own, its links expanded, with some fields replaced. */
export function anOrder(fields: Fields = {}): Order {
  return { ...JSON.parse(readFileSync(new URL("./fixtures/order.json", import.meta.url), "utf8")), ...fields };
}

/** The order with each of its positions changed. */
export function withPositions(change: (position: Position, index: number) => Fields, fields: Fields = {}): Order {
  const order = anOrder(fields);
  const rows = order.positions.rows.map((row, index) => ({ ...row, ...change(row, index) }));
  return { ...order, positions: { ...order.positions, rows } };
}

export const read = (payload: unknown, settings: Fields = {}) =>
  translate({ rawBody: Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload)), receivedAt, settings });

/** The order that a payload is read as; fails if it is unreadable. */
export function intakeOf(payload: unknown, settings: Fields = {}): OrderIntake {
  const translation = read(payload, settings);
  if ("order" in translation) return translation.order;
  throw new Error(`unreadable: ${translation.unreadable.code}`);
}

/** A step of the order as it was packed in one parcel. */
export function tellingOf(fields: Partial<Telling> & Pick<Telling, "step">): Telling {
  const { externalId, lines, memory, place } = intakeOf(anOrder());
  const told = lines.map((line) => ({ ...line, sku: line.sku ?? "" }));
  return {
    externalId,
    orderNumber: "1001",
    lines: told,
    parcels: [{ weightGrams: 400, dimensionsMm: null, lines: told }],
    place: place ?? null,
    shipment: { trackingNumber: "TRACK-1", carrier: "cdek", trackingUrl: null, ours: true },
    reason: null,
    occurredAt: receivedAt,
    memory: memory ?? {},
    ...fields,
  };
}
