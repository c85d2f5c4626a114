"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import type { Change } from "../changes/preview";

const known = ["courier", "pickup", "point", "post"] as const;

/** Words one change of an order: «Футболка: 2 → 3 шт.» The names are those of its goods by SKU. */
export function useChangeWords(names: Readonly<Record<string, string>>, currency?: string) {
  const t = useTranslations("orders.changes");
  const methods = useTranslations("orders.page.promise.methods");
  const formats = useFormats();
  const sum = (value: Change["to"]) => (typeof value === "number" ? formats.money(value, currency) : "none");
  const method = (value: Change["to"]) => {
    const one = known.find((name) => name === value);
    return one ? methods(one).toLowerCase() : String(value ?? "none");
  };
  return ({ what, sku = "", from, to }: Change): string => {
    const name = names[sku] ?? sku;
    switch (what) {
      case "line_added":
      case "line_removed":
      case "quantity":
        return t(what, { name, from: Number(from ?? 0), to: Number(to ?? 0) });
      case "price":
      case "discount":
      case "shipping_price":
        return t(what, { name, from: sum(from), to: sum(to) });
      case "address":
        return t(from === to ? "street" : "address", { from: from ?? "none", to: to ?? "none" });
      case "delivery":
        return t("delivery", { from: method(from), to: method(to) });
      case "ship_by":
        return t("ship_by", { to: to ? formats.full(String(to)) : "none" });
      case "buyer":
        return t("buyer");
      default:
        // A change of a newer version is better told by its name than hidden.
        return String(what);
    }
  };
}
