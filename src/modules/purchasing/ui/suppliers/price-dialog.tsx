"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { Switch } from "@/ui/switch";
import { ProductPick } from "../product-pick";
import type { PriceItem, WholeSupplier } from "../rows";
import { typedUnits } from "../typed-units";
import { usePurchaseCommand } from "../use-purchase-command";

type Props = { supplier: WholeSupplier; row: PriceItem | null; onClose: () => void };

/** One row of a price list: price, minimum, packs, the supplier's own code and days. */
export function PriceDialog({ supplier, row, onClose }: Props) {
  const t = useTranslations("purchasing.prices");
  const ui = useTranslations("ui");
  const [product, setProduct] = useState(row ? { sku: row.sku, name: row.name } : null);
  const [priceMinor, setPrice] = useState<number | null>(row?.priceMinor ?? null);
  const [minQuantity, setMin] = useState(String(row?.minQuantity ?? 1));
  const [pack, setPack] = useState(String(row?.pack ?? 1));
  const [supplierSku, setSupplierSku] = useState(row?.supplierSku ?? "");
  const [leadDays, setLead] = useState(row?.statedLeadDays?.toString() ?? "");
  const [preferred, setPreferred] = useState(row?.preferred ?? false);
  const command = usePurchaseCommand(t("saved"), onClose);
  const put = trpc.suppliers.putPrices.useMutation({ onSuccess: command.onSuccess });
  const units = { min: typedUnits(minQuantity), pack: typedUnits(pack) };
  const wrong =
    (product ? null : reason("arrival.product_missing")) ??
    (priceMinor === null ? reason("field.required") : null) ??
    (units.min && units.pack ? null : reason("stock.figure_unreadable"));
  const submit = () => {
    if (!product || priceMinor === null || !units.min || !units.pack) return;
    const days = leadDays.trim() === "" ? null : (typedUnits(leadDays) ?? null);
    const terms = { minQuantity: units.min, pack: units.pack, leadDays: days, preferred, supplierSku: supplierSku.trim() || null };
    put.mutate({ supplierId: supplier.id, prices: [{ sku: product.sku, priceMinor, ...terms }] });
  };
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={row ? t("editTitle", { sku: row.sku }) : t("addTitle")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="primary" pending={put.isPending} disabledReason={wrong} onClick={submit}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormRefusal reason={put.error ? reasonOf(put.error) : null} />
        {product ? (
          <p className="text-13">
            {product.name} <span className="mono text-ink-3">{product.sku}</span>
          </p>
        ) : (
          <ProductPick onPick={setProduct} />
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("price")} help={t("priceHelp")} required>
            <MoneyInput value={priceMinor} currency={supplier.currency} onChange={setPrice} />
          </Field>
          <Field label={t("supplierSku")} optional>
            <Input mono value={supplierSku} maxLength={100} autoComplete="off" onChange={(event) => setSupplierSku(event.target.value)} />
          </Field>
          <Field label={t("minQuantity")} required>
            <Input numeric inputMode="numeric" value={minQuantity} onChange={(event) => setMin(event.target.value)} />
          </Field>
          <Field label={t("pack")} help={t("packHelp")} required>
            <Input numeric inputMode="numeric" value={pack} onChange={(event) => setPack(event.target.value)} />
          </Field>
          <Field label={t("leadDays")} help={t("leadDaysHelp")} optional>
            <Input numeric inputMode="numeric" value={leadDays} onChange={(event) => setLead(event.target.value)} />
          </Field>
        </div>
        <Switch label={t("preferred")} help={t("preferredHelp")} checked={preferred} onChange={setPreferred} />
      </div>
    </Dialog>
  );
}
