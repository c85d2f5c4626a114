import { readFileSync } from "node:fs";
import type { OrderIntake } from "../port";
import { translate } from "./translate";

export type FixtureName = "order-fbs" | "order-dbs" | "push-accept";
type Fields = Record<string, unknown>;

/** When the deliveries of the tests come in. */
export const receivedAt = new Date("2026-11-22T09:00:00Z");

/** `{"order": …}` in Yandex's exact shape with values of our own, with some of the order's fields replaced. */
export function fixture(name: FixtureName, fields: Fields = {}): { order: Fields } {
  const { order } = JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")) as { order: Fields };
  return { order: { ...order, ...fields } };
}

/** The order that a payload is read as; fails if it is unreadable. */
export function intakeOf(payload: unknown, settings: Fields = {}): OrderIntake {
  const translation = translate({ rawBody: Buffer.from(JSON.stringify(payload)), receivedAt, settings });
  if ("order" in translation) return translation.order;
  throw new Error(`unreadable: ${translation.unreadable.code}`);
}

/** Places and codes of what a person has to look at. */
export function problemsOf(payload: unknown): Record<string, string> {
  return Object.fromEntries(intakeOf(payload).problems.map(({ path, reason }) => [path, reason.code]));
}
