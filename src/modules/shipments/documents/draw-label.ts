import { localeOf } from "@/platform/i18n/locale";
import type { Contact, Parcel, Place, QuoteRequest } from "../carriers/port";
import type { LabelPaper, LabelParty, ShippingLabelData } from "./label-data";
import { shippingLabelPdf } from "./shipping-label";

/** What is sent, in whichever direction. */
type Sent = {
  order: { currency: string };
  fulfilment: { number: string };
  warehouse: { timezone: string };
  shop: { locale: string };
  request: Pick<QuoteRequest, "from" | "to" | "parcels" | "pickupPoint" | "cashOnDeliveryMinor">;
  sender: Contact;
  recipient: Contact;
};
type Labelled = { consignment: Sent; shipment: { carrier: string; service: string }; trackingNumber: string; now: Date };

/** The label that we draw for carriers which print none. */
export function drawLabel(labelled: Labelled, paper?: LabelPaper): Promise<Buffer> {
  return shippingLabelPdf(labelDataOf(labelled), paper);
}

/** What a label of ours says. */
export function labelDataOf({ consignment, shipment, trackingNumber, now }: Labelled): ShippingLabelData {
  const { order, fulfilment, warehouse, shop, request, sender, recipient } = consignment;
  return {
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
  };
}

function party({ name, phone }: { name: string; phone: string | null }, { country, region, city, postalCode, line1 }: Place): LabelParty {
  return { name, phone, country, region, city, postalCode, line1 };
}
