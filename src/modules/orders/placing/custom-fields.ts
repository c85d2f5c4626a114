import { reason } from "@/lib/reason";
import { Refusal } from "@/platform/refusal";
import type { PlaceOrder } from "../inputs";
import type { OrderPolicy } from "../policies/policy";

/** Refuses an order that notes something under a name which the order settings do not hold. */
export function refuseUnnamed({ customFields }: Pick<PlaceOrder, "customFields">, policy: OrderPolicy): void {
  const name = Object.keys(customFields).find((field) => !policy.customFields.includes(field));
  if (name === undefined) return;
  const errors = [{ path: `customFields.${name}`, message: "order.unknown_field" }];
  throw new Refusal("invalid", reason("order.unknown_field", { name }), { errors });
}
