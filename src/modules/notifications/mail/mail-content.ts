import type { Locale } from "@/platform/i18n/locale";
import type { MessageEvent } from "../message-events";
import type { TemplateTexts } from "../template-texts";

/** The shop as the buyers of one sales channel see it. */
export type MailShop = {
  name: string;
  brandColor: string;
  /** Absolute and https; null: the name stands for it. */
  logoUrl?: string | null;
  supportEmail: string | null;
  supportPhone: string | null;
  timeZone: string;
};

/** All that a mail says. Plain data: rendering reads nothing else, so one content always gives the same mail. */
export type MailContent = {
  event: MessageEvent;
  locale: Locale;
  shop: MailShop;
  number: string;
  /** Absolute. */
  trackingUrl: string;
  lines: readonly { name: string; quantity: number }[];
  parcel: {
    carrier: string | null;
    trackingNumber: string | null;
    expectedAt: Date | null;
    storedUntil: Date | null;
    /** What the buyer tells the courier at the door. */
    courierCode?: string | null;
  } | null;
  /** Whom it is written to, and what the order comes to. */
  buyer?: string | null;
  total?: { minor: number; currency: string } | null;
  /** What went back, where the message tells of a refund. */
  refund?: { minor: number; currency: string } | null;
  /** The shop's own words; null: ours. */
  template?: TemplateTexts | null;
  /** Ways out and on: only in letters that nobody has to get, and where a bot can be talked to. */
  unsubscribeUrl?: string | null;
  telegramUrl?: string | null;
  now: Date;
};

/** What the link of a mail invites to. */
export const linkWords = (event: MessageEvent) =>
  event === "delivered" || event === "rating_request" ? "rate" : event === "substitution" ? "answer" : "track";

export type RenderedMail = {
  subject: string;
  text: string;
  html: string;
  /** The same as a text message, and as a message of a bot. */
  sms: string;
  chat: string;
};
