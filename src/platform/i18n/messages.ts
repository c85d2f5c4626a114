import { nbAll } from "@/lib/no-break";
import en from "../../../messages/en.json";
import ru from "../../../messages/ru.json";
import type { Locale } from "./locale";

export type Messages = typeof ru;

// Joined once per process, not once per request.
const messages: Record<Locale, Messages> = { ru: nbAll(ru), en };

/** Every text of a language, Russian with its no-break spaces. Also for e-mails and PDFs outside a request. */
export function messagesOf(locale: Locale): Messages {
  return messages[locale];
}
