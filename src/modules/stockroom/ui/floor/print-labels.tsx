"use client";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { FloorButton } from "@/ui/floor/floor-button";
import { usePrint } from "@/ui/print/use-print";

type Props = { warehouse: string; goods: { sku: string; units: number; lot: string | null; expiresOn: string | null } };

/** As many labels as units that came, for goods without one: in the hand, or at the print station. */
export function PrintLabels({ warehouse, goods }: Props) {
  const t = useTranslations("stockroom.labels");
  const print = usePrint();
  const { sku, units, lot, expiresOn } = goods;
  const named = { sku, ...(lot ? { lot } : {}), ...(expiresOn ? { expiresOn } : {}) };
  const many = Math.min(500, Math.max(1, units));
  const address = `/api/v1/labels/product.pdf?${new URLSearchParams({ ...named, copies: String(many) })}`;
  return (
    <FloorButton onClick={() => print({ kind: "product_label", warehouse, ...named, units: many }, address)}>
      <Printer aria-hidden="true" />
      {t("product", { units: many })}
    </FloorButton>
  );
}
