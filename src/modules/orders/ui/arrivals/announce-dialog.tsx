"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { addDays } from "@/lib/dates";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { focusFirstError } from "@/ui/focus-first-error";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import type { Explained } from "@/ui/reason-text";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import { ProductSearch } from "../product-search";
import { parseUnits, useExpectedDay } from "./expected-day";

export type WarehouseChoice = { code: string; name: string };
type Goods = { sku: string; name: string };
type Errors = { product?: Explained; quantity?: Explained; day?: Explained };

/** Announces what a supplier is to bring: orders that wait for it get a day at once. */
export function AnnounceDialog({
  product,
  warehouses,
  onClose,
}: {
  product?: Goods;
  warehouses: readonly WarehouseChoice[];
  onClose: () => void;
}) {
  const t = useTranslations("inventory.arrivals");
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const days = useExpectedDay();
  const utils = trpc.useUtils();
  const [goods, setGoods] = useState<Goods | null>(product ?? null);
  const [warehouse, setWarehouse] = useState(warehouses[0]?.code ?? "");
  const [quantity, setQuantity] = useState("");
  const [day, setDay] = useState(() => addDays(days.dayOf(new Date()), 7));
  const [source, setSource] = useState<"supplier" | "other">("supplier");
  const [reference, setReference] = useState("");
  const [errors, setErrors] = useState<Errors>({});
  const announce = trpc.arrivals.announce.useMutation({
    onSuccess: () => {
      showToast({ title: t("announce.done", { sku: goods?.sku ?? "", count: parseUnits(quantity) ?? 0 }), tone: "success" });
      void utils.arrivals.invalidate();
      void utils.inventory.invalidate();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const units = parseUnits(quantity);
    const wrong: Errors = {
      product: goods ? null : reason("arrival.product_missing"),
      quantity: units ? null : reason("stock.figure_unreadable"),
      day: day ? null : reason("field.required"),
    };
    setErrors(wrong);
    if (!goods || !units || !day) return void requestAnimationFrame(() => form.current && focusFirstError(form.current));
    announce.mutate({
      sku: goods.sku,
      warehouse,
      quantity: units,
      expectedAt: days.momentOf(day),
      source,
      reference: reference.trim() || null,
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("announce.title")}
      description={product ? product.name : t("announce.text")}
      footer={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button type="submit" form={id} variant="primary" pending={announce.isPending}>
            {t("announce.submit")}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} onSubmit={submit} noValidate className="grid gap-3.5">
        <FormRefusal reason={announce.error ? reasonOf(announce.error) : null} />
        {!product && (
          <Field label={t("fields.product")} error={errors.product} help={goods ? `${goods.sku}, ${goods.name}` : undefined} required>
            <ProductSearch onChoose={({ sku, name }) => setGoods({ sku, name })} />
          </Field>
        )}
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field label={t("fields.warehouse")} required>
            <Select
              value={warehouse}
              onChange={setWarehouse}
              options={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Field>
          <Field label={t("fields.quantity")} error={errors.quantity} required>
            <Input numeric inputMode="numeric" autoComplete="off" value={quantity} onChange={(event) => setQuantity(event.target.value)} />
          </Field>
          <Field label={t("fields.day")} error={errors.day} required>
            <DateInput value={day} onChange={setDay} />
          </Field>
          <Field label={t("fields.source")}>
            <Select
              value={source}
              onChange={(value) => setSource(value === "other" ? "other" : "supplier")}
              options={(["supplier", "other"] as const).map((value) => ({ value, label: t(`sources.${value}`) }))}
            />
          </Field>
        </div>
        <Field label={t("fields.reference")} help={t("fields.referenceHelp")} optional>
          <Input value={reference} maxLength={200} autoComplete="off" onChange={(event) => setReference(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
