import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import type { Locale } from "./locale";
import { type Messages, messagesOf } from "./messages";

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** The texts of a namespace outside React and outside a request: papers, e-mails, jobs. */
export function translator<const N extends Namespace>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({ locale, messages: messagesOf(locale), namespace });
}
