"use client";
import { useTranslations } from "next-intl";

const methods = ["courier", "pickup", "point", "post", "marketplace", "in_store"] as const;

/** What an order leaves by, in words: a carrier's name, or the way of delivery that was chosen. */
export function useCarrierWord(names: Readonly<Record<string, string>>): (carrier: string) => string {
  const t = useTranslations("waves.board");
  const words = useTranslations("orders.page.promise.methods");
  return (carrier) => {
    const known = methods.find((method) => method === carrier);
    return names[carrier] ?? (known ? words(known) : carrier || t("noCarrier"));
  };
}
