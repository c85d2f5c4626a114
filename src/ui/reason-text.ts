import { useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";

export type Explained = Reason | string | null | undefined;

/** Words a reason in the reader's language: a text stays as it is, a code is looked up under `reasons`. */
export function useReasonText(): (reason: Explained) => string | null {
  const reasons = useTranslations("reasons");
  const t = useTranslations("ui");
  return (reason) => {
    if (!reason) return null;
    if (typeof reason === "string") return reason;
    const key = asKey(reason.code);
    return reasons.has(key) ? reasons(key, reason.params as never) : t("notAllowed");
  };
}

// Codes come from rules and from the server, so they are no literals the compiler could check.
function asKey(code: string): never {
  return code as never;
}
