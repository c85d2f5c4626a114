import { getLocale } from "next-intl/server";
import { cache } from "react";
import { messageOfWayOut } from "@/modules/notifications/consent/consent-queries";
import { db } from "@/platform/db";
import { type Locale, locales } from "@/platform/i18n/locale";

/** What the page of a way out shows, asked once per request; `message` is null for a link that leads nowhere. */
export const wayOutPage = cache(async (token: string) => {
  const found = await messageOfWayOut(db(), token);
  const locale: Locale = locales.find((one) => one === found?.locale) ?? (await getLocale());
  const message = found && { shop: found.shop, brandColor: found.brandColor, channel: found.channel, allowed: found.allowed };
  return { message, locale };
});
