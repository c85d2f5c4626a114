import { readFileSync } from "node:fs";
import type { OrderIntake } from "../port";
import type { Telling } from "../telling";
import { translate } from "./translate";

type Fields = Record<string, unknown>;

/** When the deliveries of the tests come in. */
export const receivedAt = new Date("2026-11-22T09:00:00Z");
export const secrets = { token: "eyJh.eyJz.c2ln" };
export const uid = "50117733_8f0a2c6e4d1b45b7a5e0c9d17a2b3c4d";
/** The jobs of the fixture: two of one product, and one that needs a marking code. */
export const [shirtA, shirtB, shoe] = [3512778901, 3512778902, 3512778903] as const;
export const shirtLine = "466120887";
export const shoeLine = "466121990";

/** Jobs in the exact shape of Wildberries with values of our own, with some fields replaced in each. */
export function jobs(fields: Fields = {}): Fields[] {
  const { orders } = JSON.parse(readFileSync(new URL("./fixtures/jobs.json", import.meta.url), "utf8")) as { orders: Fields[] };
  return orders.map((job) => ({ ...job, ...fields }));
}

export const statuses = (supplierStatus: string, wbStatus: string, ids: readonly number[] = [shirtA, shirtB, shoe]) =>
  ids.map((id) => ({ id, supplierStatus, wbStatus }));

export const bytes = (payload: unknown): Uint8Array => Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload));

/** The order that a payload is read as; fails if it is unreadable. */
export function intakeOf(payload: unknown): OrderIntake {
  const translation = translate({ rawBody: bytes(payload), receivedAt });
  if ("order" in translation) return translation.order;
  throw new Error(`unreadable: ${translation.unreadable.code}`);
}

/** A step of the order in the fixture. */
export function tellingOf(step: Telling["step"], fields: Partial<Telling> = {}): Telling {
  const order = intakeOf({ orders: jobs() });
  return {
    step,
    externalId: order.externalId,
    orderNumber: "D-1002",
    lines: order.lines.map(({ externalLineId, sku, quantity }) => ({ externalLineId, sku: sku ?? "", externalProductId: null, quantity })),
    parcels: [],
    place: "941207",
    shipment: null,
    reason: null,
    occurredAt: receivedAt,
    memory: order.memory ?? {},
    ...fields,
  };
}
