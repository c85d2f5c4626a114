"use client";
import { oneLine, useNewAddress } from "@/modules/orders/ui/address-advice";
import { AskAddress as AskCarriers } from "@/modules/shipments/ui/ask-address";
import type { OrderPage } from "@/server/order-view";

/** Asks a carrier about the order's address; what it suggests is taken over by one click. */
export function AskAddress({ order, carriers }: { order: OrderPage; carriers: readonly { code: string; name: string }[] }) {
  const { take, pending } = useNewAddress(order);
  const at = order.shippingAddress;
  const isOpen = order.status === "draft" || order.status === "new" || order.status === "confirmed";
  if (carriers.length === 0 || !at || !isOpen || order.pickupPoint || order.fulfilledBy !== "us" || order.stages.handedOverAt) return null;
  return (
    <AskCarriers
      key={oneLine(at)}
      orderId={order.id}
      carriers={carriers}
      inWords={oneLine}
      pending={pending}
      onAccept={({ country, region, city, postalCode, line1 }) =>
        take({ country, region, city, postalCode, line1, latitude: null, longitude: null })
      }
    />
  );
}
