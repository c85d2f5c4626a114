import { Mail, MessageSquare, Phone } from "lucide-react";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { trackButton, trackLink } from "./track-looks";

type Props = {
  shop: { supportEmail: string | null; supportPhone: string | null };
  number: string;
  locale: Locale;
  quiet?: boolean;
  /** The page has a form to write to the shop by: it takes the place of a letter. */
  byForm?: boolean;
};

/** How to reach the shop: the first way is the button, unless something else matters more. */
export function TrackContact({ shop, number, locale, quiet = false, byForm = false }: Props) {
  const t = translator(locale, "track");
  const ways = [
    // Beside a form of its own a quiet way to it would only say the same again.
    byForm && !quiet && { href: "#message-text", icon: <MessageSquare aria-hidden="true" className="size-5" />, words: t("write") },
    !byForm &&
      shop.supportEmail && {
        href: `mailto:${encodeURIComponent(shop.supportEmail).replace("%40", "@")}?subject=${encodeURIComponent(t("mailSubject", { number }))}`,
        icon: <Mail aria-hidden="true" className="size-5" />,
        words: t("write"),
      },
    shop.supportPhone && {
      href: `tel:${shop.supportPhone.replace(/[^\d+]/g, "")}`,
      icon: <Phone aria-hidden="true" className="size-5" />,
      words: t("call"),
    },
  ].filter((way) => typeof way === "object" && way !== null);
  return ways.map(({ href, icon, words }, index) => (
    <a key={href} href={href} className={index === 0 && !quiet ? trackButton : trackLink}>
      {icon}
      {words}
    </a>
  ));
}
