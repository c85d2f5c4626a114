import type { BookedRef, BookingRequest, CarrierAccount, Place } from "@/modules/shipments/carriers/port";

export const moscow: Place = {
  country: "RU",
  region: "Москва",
  city: "Москва",
  postalCode: "101000",
  line1: "ул. Мясницкая, 1",
  latitude: 55.7558,
  longitude: 37.6173,
};

export const kazan: Place = {
  country: "RU",
  region: "Татарстан",
  city: "Казань",
  postalCode: "420000",
  line1: "ул. Баумана, 1",
  latitude: 55.7963,
  longitude: 49.1088,
};

/** A parcel of 950 g from Moscow to Kazan, asked for just now; it serves for quotes as well. */
export function aBookingRequest(changes: Partial<BookingRequest> = {}): BookingRequest {
  const requestedAt = new Date("2026-11-22T09:00:00Z");
  return {
    from: moscow,
    to: kazan,
    parcels: [aParcel(950)],
    currency: "RUB",
    valueMinor: 259_800,
    cashOnDeliveryMinor: 0,
    shippingMethod: "courier",
    pickupPoint: null,
    idempotencyKey: "0199a1b2-0000-7000-8000-000000000001",
    requestedAt,
    attempt: 1,
    service: "courier",
    now: requestedAt,
    reference: "1001",
    sender: { name: "Магазин", phone: "+74950000000", email: null, locale: "ru" },
    recipient: { name: "Мария Иванова", phone: "+79161234567", email: "maria@example.com", locale: "ru" },
    ...changes,
  };
}

export function aParcel(weightGrams: number): BookingRequest["parcels"][number] {
  const line = { sku: "TEE-BLK-M", name: "Футболка", quantity: 2, unitPriceMinor: 129_900, taxRate: 22, weightGrams: 300 };
  return { weightGrams, dimensionsMm: { length: 300, width: 200, height: 100 }, lines: [line] };
}

export function aBookedRef(changes: Partial<BookedRef> = {}): BookedRef {
  const { idempotencyKey, requestedAt, attempt, service, now, from, to } = aBookingRequest();
  return { idempotencyKey, requestedAt, attempt, service, now, from, to, carrierReference: "ref", trackingNumber: null, ...changes };
}

/** An account of a carrier that needs no network: a call to it is a mistake. */
export function anAccount<Settings>(code: string, settings: Settings): CarrierAccount<Settings, Record<string, never>> {
  const fetch = () => Promise.reject(new Error("this carrier has no network"));
  return { code, settings, secrets: {}, fetch };
}
