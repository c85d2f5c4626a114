import type { Point } from "@/lib/geo";
import { deliveryEstimator, type PriceBook } from "@/modules/shipments/carriers/price-lists";
import type { Address } from "../tables";
import type { RoutingRequest } from "./request";

type Delivery = { shippingAddress: Address | null; shippingMethod: string | null; pickupPoint: { carrier: string; code: string } | null };

/** What delivery of an order costs and takes from any warehouse, as far as the organization's own tables say it. */
export function deliveryOf(
  { shippingAddress, shippingMethod, pickupPoint }: Delivery,
  destination: Point | null,
  { book, currency }: { book: PriceBook; currency: string },
): RoutingRequest["deliveryFrom"] {
  const { latitude = null, longitude = null } = destination ?? {};
  const to = shippingAddress && { ...shippingAddress, latitude, longitude };
  return deliveryEstimator(book, { to, shippingMethod, pickupPoint, currency });
}
