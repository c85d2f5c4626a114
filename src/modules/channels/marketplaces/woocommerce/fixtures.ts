import { readFileSync } from "node:fs";
import type { OrderIntake } from "../port";
import { translate } from "./translate";

export type FixtureName = "order-paid" | "order-cash-on-delivery" | "order-refunded-in-part" | "order-pickup" | "refund";
type Fields = Record<string, unknown>;

/** When the deliveries of the tests come in. */
export const receivedAt = new Date("2026-11-22T09:00:00Z");

/** A payload of WooCommerce in its exact shape with values of our own, with some fields replaced. */
export function fixture(name: FixtureName, fields: Fields = {}): Fields {
  return { ...JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")), ...fields };
}

export function bytes(payload: unknown): Uint8Array {
  return Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload));
}

/** The order that a payload is read as; fails if it is unreadable. */
export function intakeOf(payload: unknown): OrderIntake {
  const translation = translate({ rawBody: bytes(payload), receivedAt });
  if ("order" in translation) return translation.order;
  throw new Error(`unreadable: ${translation.unreadable.code}`);
}

/** Places and codes of what a person has to look at. */
export function problemsOf(payload: unknown): Record<string, string> {
  return Object.fromEntries(intakeOf(payload).problems.map(({ path, reason }) => [path, reason.code]));
}
