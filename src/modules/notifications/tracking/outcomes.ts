import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";

export const actNames = ["address", "pickup-point", "cancel", "message"] as const;
export type ActName = (typeof actNames)[number];

/** What became of an act: done when `why` is null, else why not, in words. */
export type ActOutcome = { act: ActName; why: string | null };

const worded = [
  "off",
  "marketplace",
  "left",
  "order_over",
  "packed",
  "picking",
  "paid",
  "no_address",
  "no_point",
  "no_contact",
  "wrong_contact",
  "unknown_point",
  "other_town",
  "no_street",
  "wrong_postal_code",
  "carrier_refused",
  "busy",
  "incomplete",
] as const;

/** What the page's address says of the form that was posted; a code that nobody words is told as a failure, never shown as it is. */
export function actOutcomeOf({ act, why }: { act?: string; why?: string }, locale: Locale): ActOutcome | null {
  const name = actNames.find((one) => one === act);
  if (!name) return null;
  if (!why) return { act: name, why: null };
  const t = translator(locale, "reasons");
  const code = worded.find((one) => why === `buyer_act.${one}`);
  if (code) return { act: name, why: t(`buyer_act.${code}`) };
  const acts = translator(locale, "track.acts");
  const isPatience = why === "too_many_requests" || why === "buyer_act.too_many_messages";
  return { act: name, why: acts(isPatience ? "later" : "failed") };
}
