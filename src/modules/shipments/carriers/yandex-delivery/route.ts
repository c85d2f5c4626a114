import { normalizePhone } from "@/lib/phone";
import { locate } from "@/lib/places/locate";
import { type Reason, reason } from "@/lib/reason";
import type { BookingRequest, Contact, Parcel, Place, QuoteRequest } from "../port";
import type { Yandex } from "./ask";

type Address = { fullname: string; coordinates?: [number, number]; city?: string; sflat?: string };
type Route = { from: Address; to: Address };

/** From which door to which, in Yandex's words; or why there is no way. */
export async function routeOf(request: QuoteRequest, { settings }: Yandex): Promise<Route | { reason: Reason }> {
  const { from, to, parcels, pickupPoint } = request;
  if (parcels.length === 0) return { reason: reason("carrier.no_parcels") };
  if (pickupPoint) return { reason: reason("carrier.point_chosen") };
  if (!to?.line1) return { reason: reason("carrier.no_address") };
  const start = await senderAddress(from, settings.senderPoint);
  if (!start) return { reason: reason("carrier.sender_without_address") };
  return { from: start, to: await addressOf(to, to.line1) };
}

/** The settings' own address is only words: the warehouse's coordinates say nothing about it. A code of a station is no address. */
async function senderAddress(from: Place, senderPoint: string | undefined): Promise<Address | null> {
  if (senderPoint && /[\s,]/.test(senderPoint)) return { fullname: senderPoint };
  return from.line1 ? addressOf(from, from.line1) : null;
}

const flat = /[,\s]+(?:кв\.?|квартира|apt\.?|flat)\s*№?\s*([\p{L}\d-]+)\s*$/iu;

/** A whole address has no flat in it, which stands beside. */
async function addressOf(place: Place, line1: string): Promise<Address> {
  const { region, city } = place;
  const sflat = flat.exec(line1)?.[1];
  const parts = [region && region !== city ? region : null, city, line1.replace(flat, "")];
  const point = await exactPointOf(place);
  return {
    fullname: parts.filter(Boolean).join(", "),
    ...(point ? { coordinates: point } : {}),
    ...(city ? { city } : {}),
    ...(sflat ? { sflat } : {}),
  };
}

/** Longitude first. Not a point that was only guessed from town and postal code: a courier would drive to the middle of the town. */
async function exactPointOf(place: Place): Promise<[number, number] | null> {
  const { latitude, longitude } = place;
  if (latitude === null || longitude === null) return null;
  const guessed = await locate(place);
  return guessed?.latitude === latitude && guessed.longitude === longitude ? null : [longitude, latitude];
}

/** A person whom a courier can call; null without a number. */
export function contactOf({ name, phone, email }: Contact, country = "RU") {
  const number = phone ? normalizePhone(phone, country) : null;
  return number ? { name: name.trim().slice(0, 200), phone: number, ...(email ? { email } : {}) } : null;
}

/** A parcel as Yandex weighs and measures it: kilograms and metres. */
export function sizesOf({ weightGrams, dimensionsMm }: Parcel) {
  const weight = Math.max(1, Math.ceil(weightGrams)) / 1000;
  if (!dimensionsMm) return { weight };
  const { length, width, height } = dimensionsMm;
  return { weight, size: { length: length / 1000, width: width / 1000, height: height / 1000 } };
}

/** How buyers and couriers name the order. */
export const titleOf = ({ reference }: Pick<BookingRequest, "reference">, i: number, of: number) =>
  of > 1 ? `Заказ ${reference}, место ${i + 1} из ${of}` : `Заказ ${reference}`;
