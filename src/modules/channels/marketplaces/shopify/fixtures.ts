import { readFileSync } from "node:fs";
import type { OrderIntake } from "../port";
import { translate } from "./translate";

export type FixtureName = "order-paid" | "order-graph";
type Fields = Record<string, unknown>;

/** When the deliveries of the tests come in. */
export const receivedAt = new Date("2026-11-22T09:00:00Z");

/** The text of a payload in Shopify's exact shape with values of our own: parsing it would cut its long ids. */
export function fixtureText(name: FixtureName): string {
  return readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8");
}

/** The same with some fields replaced, and ids that a number can hold. */
export function fixture(name: FixtureName, fields: Fields = {}): Fields {
  return { ...JSON.parse(fixtureText(name)), ...(name === "order-paid" ? { id: 7202 } : {}), ...fields };
}

/** The order that a payload is read as; fails if it is unreadable. */
export function intakeOf(payload: unknown): OrderIntake {
  const translation = translate({ rawBody: Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload)), receivedAt });
  if ("order" in translation) return translation.order;
  throw new Error(`unreadable: ${translation.unreadable.code}`);
}

/** Places and codes of what a person has to look at. */
export function problemsOf(payload: unknown): Record<string, string> {
  return Object.fromEntries(intakeOf(payload).problems.map(({ path, reason }) => [path, reason.code]));
}
