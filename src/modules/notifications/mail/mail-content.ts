import type { Locale } from "@/platform/i18n/locale";
import type { MessageEvent } from "../message-events";

/** The shop as its buyers see it. */
export type MailShop = { name: string; brandColor: string; supportEmail: string | null; supportPhone: string | null; timeZone: string };

/** All that a mail says. Plain data: rendering reads nothing else, so one content always gives the same mail. */
export type MailContent = {
  event: MessageEvent;
  locale: Locale;
  shop: MailShop;
  number: string;
  /** Absolute. */
  trackingUrl: string;
  lines: readonly { name: string; quantity: number }[];
  parcel: { carrier: string | null; trackingNumber: string | null; expectedAt: Date | null; storedUntil: Date | null } | null;
  now: Date;
};

export type RenderedMail = { subject: string; text: string; html: string };
