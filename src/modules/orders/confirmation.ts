import { hasWholeAddress } from "./address-check";
import type { PaymentTerms } from "./order-status";
import type { ConfirmationPolicy } from "./policies/policy";
import type { Address } from "./tables";

/** The robot that confirms orders: what it asks of an order, and what it found wanting. Pure. */

export const confirmationConditions = ["sum", "payment", "address", "stock", "comment"] as const;
export type ConfirmationCondition = (typeof confirmationConditions)[number];

/** A condition that did not hold, with what a sentence about it names. */
export type FailedCondition = { condition: ConfirmationCondition; params?: Record<string, string | number> };

export type OrderToConfirm = {
  channel: string;
  currency: string;
  totalMinor: number;
  paidMinor: number;
  terms: PaymentTerms;
  shippingAddress: Pick<Address, "city" | "line1"> | null;
  shippingMethod: string | null;
  pickupPoint: object | null;
  note: string | null;
  lines: readonly { quantity: number; reserved: number }[];
};

/** What the rule must know beside the order: the currency of the owner's limit, and how often the buyer was served well. */
export type BuyerFacts = { currency: string; deliveredBefore: number };

/**
 * Which of the owner's conditions speak against an order that would otherwise confirm itself; none when the robot is off or
 * does not watch the channel. A total in another currency than the limit's cannot be compared, and so speaks against it.
 */
export function whyNotConfirmed(order: OrderToConfirm, policy: ConfirmationPolicy, facts: BuyerFacts): FailedCondition[] {
  if (!policy.on || (policy.channels && !policy.channels.includes(order.channel))) return [];
  const failed: FailedCondition[] = [];
  const { maxTotal } = policy;
  if (maxTotal !== null && (order.currency !== facts.currency || order.totalMinor > maxTotal))
    failed.push({ condition: "sum", params: { maxMinor: maxTotal, currency: facts.currency } });
  const paid = order.paidMinor >= order.totalMinor || order.terms === "authorized";
  if (policy.paidOrTrusted && !paid && facts.deliveredBefore < policy.trustedAfter)
    failed.push({ condition: "payment", params: { delivered: facts.deliveredBefore, needed: policy.trustedAfter } });
  if (policy.addressComplete && !hasWholeAddress(order)) failed.push({ condition: "address" });
  const missing = order.lines.reduce((sum, line) => sum + line.quantity - line.reserved, 0);
  if (policy.allInStock && missing > 0) failed.push({ condition: "stock", params: { units: missing } });
  if (policy.noComment && order.note?.trim()) failed.push({ condition: "comment" });
  return failed;
}

/** The failed conditions that a hold was given with, whatever else is in its data. */
export function failedConditionsOf(data: Record<string, unknown>): FailedCondition[] {
  const { failed } = data;
  if (!Array.isArray(failed)) return [];
  return failed.filter(
    (one): one is FailedCondition =>
      typeof one === "object" && one !== null && confirmationConditions.some((known) => known === (one as FailedCondition).condition),
  );
}
