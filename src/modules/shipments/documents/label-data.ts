import type { Paper } from "@/lib/papers";
import type { Locale } from "@/platform/i18n/locale";

/** What a label of our own is printed on. */
export const shippingLabelPapers = ["A6", "75x120"] as const satisfies readonly Paper[];
export type LabelPaper = (typeof shippingLabelPapers)[number];

/** Whom a label names. `country` is an ISO 3166 code, printed when it differs from the other side's. */
export type LabelParty = {
  name: string;
  phone: string | null;
  country: string;
  region: string | null;
  city: string | null;
  postalCode: string | null;
  line1: string | null;
};

export type LabelParcel = {
  weightGrams: number | null;
  dimensionsMm?: { length: number; width: number; height: number } | null;
  /** The parcel's own number where the carrier gives each its own. */
  trackingNumber?: string | null;
};

export type ShippingLabelData = {
  locale: Locale;
  timeZone: string;
  carrier: string;
  service: string;
  from: LabelParty;
  to: LabelParty;
  /** Code of the pickup point where the buyer collects. */
  pickupPoint?: string | null;
  trackingNumber: string;
  orderNumber: string;
  parcels: readonly LabelParcel[];
  /** What the courier collects; null or 0: nothing. */
  cashOnDelivery?: { amountMinor: number; currency: string } | null;
  createdAt: Date;
};
