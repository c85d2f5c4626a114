import { readFileSync } from "node:fs";
import type { OrderIntake } from "../port";
import type { Telling } from "../telling";
import { translate } from "./translate";

type Fields = Record<string, unknown>;

/** When the deliveries of the tests come in. */
export const receivedAt = new Date("2026-11-22T09:00:00Z");
export const secrets = { clientId: "99001", apiKey: "0b1f" };

/** A payload of Ozon in its exact shape with values of our own, with some fields replaced. */
export function fixture(name: "posting-fbs" | "posting-rfbs" | "posting-fbo" | "push-new-posting", fields: Fields = {}): Fields {
  return { ...JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")), ...fields };
}

export const bytes = (payload: unknown): Uint8Array => Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload));

/** The order that a payload is read as; fails if it is unreadable. */
export function intakeOf(payload: unknown): OrderIntake {
  const translation = translate({ rawBody: bytes(payload), receivedAt });
  if ("order" in translation) return translation.order;
  throw new Error(`unreadable: ${translation.unreadable.code}`);
}

/** A step of the order that a payload tells, packed in one parcel unless told otherwise. */
export function tellingOf(payload: unknown, fields: Partial<Telling> & Pick<Telling, "step">): Telling {
  const order = intakeOf(payload);
  const lines = order.lines.map(({ externalLineId, externalProductId, sku, quantity }) => ({
    externalLineId,
    externalProductId,
    sku: sku ?? "",
    quantity,
  }));
  return {
    externalId: order.externalId,
    orderNumber: "D-1001",
    lines,
    parcels: [{ weightGrams: 400, dimensionsMm: null, lines }],
    place: order.place ?? null,
    shipment: null,
    reason: null,
    occurredAt: receivedAt,
    memory: order.memory ?? {},
    ...fields,
  };
}
