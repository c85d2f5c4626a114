import type { PaymentTerms } from "@/modules/orders/order-status";
import { type BookingState, freesTheParcel } from "./booking";
import type { TrackingStatus } from "./tracking";

type Line = { totalMinor: number; quantity: number; cancelled: number };

/**
 * What some units of an order line are worth after its discount, in minor units. `before` of its units lie in earlier parcels: all
 * parcels together come to what the line costs, so that no kopeck stays owed when each has collected its own.
 */
export function valueOfUnits({ totalMinor, quantity, cancelled }: Line, { before, units }: { before: number; units: number }): number {
  const all = quantity - cancelled;
  if (all <= 0) return 0;
  const upTo = (count: number) => Number((BigInt(totalMinor) * BigInt(Math.min(count, all))) / BigInt(all));
  return upTo(before + units) - upTo(before);
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
  /** What carriers were told to collect with the order's other parcels and have not brought yet. */
  awaitedMinor: number;
};

/**
 * What a carrier collects from the buyer with these parcels: each part only for its own goods, and never more than is still owed and not
 * collected with another part of the order.
 */
export function cashToCollect({
  paymentTerms,
  totalMinor,
  paidMinor,
  shippingPriceMinor,
  valueMinor,
  isWhole,
  isFirst,
  awaitedMinor,
}: Collecting): number {
  if (paymentTerms !== "cash_on_delivery") return 0;
  const owed = Math.max(0, totalMinor - paidMinor - awaitedMinor);
  return isWhole ? owed : Math.min(owed, valueMinor + (isFirst ? shippingPriceMinor : 0));
}

type OtherParcel = { booking: BookingState; status: TrackingStatus; collectMinor: number | null };

/** What the order's other parcels will still bring, of which `broughtMinor` has been booked as paid. What comes back unsold brings nothing. */
export function stillToBring(others: readonly OtherParcel[], broughtMinor: number): number {
  const told = others
    .filter(({ booking, status }) => !freesTheParcel(booking) && !broughtNothing.includes(status))
    .reduce((sum, { collectMinor }) => sum + (collectMinor ?? 0), 0);
  return Math.max(0, told - broughtMinor);
}

const broughtNothing: readonly TrackingStatus[] = ["return_to_sender", "returned", "lost"];
