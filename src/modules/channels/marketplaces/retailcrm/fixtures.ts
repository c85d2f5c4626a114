import { readFileSync } from "node:fs";
import type { OrderIntake } from "../port";
import { translate } from "./translate";

type Fields = Record<string, unknown>;

/** When the deliveries of the tests come in. */
export const receivedAt = new Date("2026-11-22T09:00:00Z");

/** An order as a shop sends it to RetailCRM, with values of our own and some fields replaced. */
export function anOrder(fields: Fields = {}): Fields {
  return { ...JSON.parse(readFileSync(new URL("./fixtures/order.json", import.meta.url), "utf8")), ...fields };
}

/** The form that RetailCRM's clients post. */
export const aForm = (order: unknown, more: Record<string, string> = {}) =>
  new URLSearchParams({ site: "shop", order: JSON.stringify(order), ...more }).toString();

export const read = (body: string, settings: Fields = {}) => translate({ rawBody: Buffer.from(body), receivedAt, settings });

/** The order that a payload is read as; fails if it is unreadable. */
export function intakeOf(order: unknown, settings: Fields = {}): OrderIntake {
  const translation = read(JSON.stringify(order), settings);
  if ("order" in translation) return translation.order;
  throw new Error(`unreadable: ${translation.unreadable.code}`);
}
