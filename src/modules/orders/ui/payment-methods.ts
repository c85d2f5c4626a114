/** Ways of paying that have words of their own; a channel may bring others, which are shown as they came. */
export const paymentMethods = ["card", "cash", "transfer", "sbp", "carrier"] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

export function methodKey(method: string): PaymentMethod | null {
  return paymentMethods.find((known) => known === method.toLowerCase()) ?? null;
}
