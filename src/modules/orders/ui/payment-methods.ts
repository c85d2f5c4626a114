/** Ways of paying that have words of their own; a channel may bring others, which are shown as they came. */
export const paymentMethods = ["card", "cash", "transfer", "sbp", "carrier", "invoice"] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** Booked by an act of their own, never typed in. */
const ownMethods = ["balance", "exchange"] as const;

export function methodKey(method: string): PaymentMethod | (typeof ownMethods)[number] | null {
  return [...paymentMethods, ...ownMethods].find((known) => known === method.toLowerCase()) ?? null;
}
