"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import type { CarrierRule } from "../carrier-rule";

export type RuleNames = {
  channels: readonly { code: string; name: string }[];
  warehouses: readonly { code: string; name: string }[];
  carriers: readonly { code: string; name: string }[];
};

/** A rule in words: what it asks for, and what it takes then. */
export function useRuleWords({ channels, warehouses, carriers }: RuleNames) {
  const t = useTranslations("shipping.rules");
  const services = useTranslations("carriers.services");
  const formats = useFormats();
  const named = (all: readonly { code: string; name: string }[], codes: readonly string[]) =>
    codes.map((code) => all.find((one) => one.code === code)?.name ?? code).join(", ");
  const range = (from: string | null, to: string | null) =>
    from !== null && to !== null ? t("between", { from, to }) : from !== null ? t("atLeast", { from }) : t("atMost", { to: to ?? "" });
  const kg = (grams: number | null) => (grams === null ? null : t("kg", { kg: formats.number(grams / 1000) }));
  const sum = (minor: number | null) => (minor === null ? null : formats.money(minor));
  return {
    conditions({ when }: CarrierRule): string {
      const { channels: of, regions, shippingMethods, warehouses: from, weightGrams: weight, value, cashOnDelivery, pickupPoint } = when;
      const parts = [
        of.length > 0 && named(channels, of),
        regions.length > 0 && regions.join(", "),
        shippingMethods.length > 0 && t("byMethod", { methods: shippingMethods.join(", ") }),
        from.length > 0 && t("fromWarehouse", { warehouses: named(warehouses, from) }),
        weight && (weight.from !== null || weight.to !== null) && range(kg(weight.from), kg(weight.to)),
        value && (value.from !== null || value.to !== null) && range(sum(value.from), sum(value.to)),
        cashOnDelivery !== null && t(cashOnDelivery ? "withCash" : "withoutCash"),
        pickupPoint !== null && t(pickupPoint ? "toPoint" : "toDoor"),
      ];
      return parts.filter(Boolean).join(" · ") || t("always");
    },
    choice({ take }: CarrierRule): string {
      if ("strategy" in take) return t(`strategies.${take.strategy}.name`);
      const carrier = named(carriers, [take.carrier]);
      if (!take.service) return carrier;
      const known = take.service as Parameters<typeof services>[0];
      return `${carrier}, ${services.has(known) ? services(known) : take.service}`;
    },
  };
}
