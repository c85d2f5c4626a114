import type { PaymentTerms } from "@/modules/orders/order-status";

/** What one unit of an order line is worth after its discount, in minor units; parts of a kopeck are dropped. */
export function unitValue({ totalMinor, quantity, cancelled }: { totalMinor: number; quantity: number; cancelled: number }): number {
  const units = quantity - cancelled;
  return units > 0 ? Math.floor(totalMinor / units) : 0;
}

type Collecting = {
  paymentTerms: PaymentTerms;
  totalMinor: number;
  paidMinor: number;
  shippingPriceMinor: number;
  /** Value of the goods in these parcels. */
  valueMinor: number;
  /** These parcels hold everything that was ordered. */
  isWhole: boolean;
  /** They are the order's first ones, and so carry the price of the delivery. */
  isFirst: boolean;
};

/** What a carrier collects from the buyer with these parcels: never more than is still owed, and each part only for its own goods. */
export function cashToCollect({
  paymentTerms,
  totalMinor,
  paidMinor,
  shippingPriceMinor,
  valueMinor,
  isWhole,
  isFirst,
}: Collecting): number {
  if (paymentTerms !== "cash_on_delivery") return 0;
  const owed = Math.max(0, totalMinor - paidMinor);
  return isWhole ? owed : Math.min(owed, valueMinor + (isFirst ? shippingPriceMinor : 0));
}
