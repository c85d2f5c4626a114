import { localeOf } from "@/platform/i18n/locale";
import type { Parcel, Place } from "../carriers/port";
import type { Consignment } from "../load-consignment";
import type { LabelParty } from "./label-data";
import { shippingLabelPdf } from "./shipping-label";

type Labelled = { consignment: Consignment; shipment: { carrier: string; service: string }; trackingNumber: string; now: Date };

/** The label that we draw for carriers which print none. */
export function drawLabel({ consignment, shipment, trackingNumber, now }: Labelled): Promise<Buffer> {
  const { order, fulfilment, warehouse, shop, request, sender, recipient } = consignment;
  return shippingLabelPdf({
    locale: localeOf(shop.locale, null),
    timeZone: warehouse.timezone,
    carrier: shipment.carrier,
    service: shipment.service,
    from: party(sender, request.from),
    to: party(recipient, request.to ?? { ...request.from, line1: null, postalCode: null }),
    pickupPoint: request.pickupPoint?.code ?? null,
    trackingNumber,
    orderNumber: fulfilment.number,
    parcels: request.parcels.map(({ weightGrams, dimensionsMm }: Parcel) => ({ weightGrams, dimensionsMm })),
    cashOnDelivery: { amountMinor: request.cashOnDeliveryMinor, currency: order.currency },
    createdAt: now,
  });
}

function party({ name, phone }: { name: string; phone: string | null }, { country, region, city, postalCode, line1 }: Place): LabelParty {
  return { name, phone, country, region, city, postalCode, line1 };
}
