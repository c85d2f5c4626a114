import type { Reason } from "@/lib/reason";
import { localeOf } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import type { Wording } from "./placement";

/** Puts reasons into the words of a language, for notes that people read later. An unworded code stays a code. */
export function wording(locale: string): Wording {
  const text = translator(localeOf(locale, null), "reasons");
  return ({ code, params }: Reason) => {
    const key = code as Parameters<typeof text.has>[0];
    return text.has(key) ? text(key, params as never) : code;
  };
}
