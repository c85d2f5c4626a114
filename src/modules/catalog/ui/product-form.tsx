"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import type { ProductAnswer } from "../product-queries";
import { BundleParts } from "./bundle-parts";
import { PackFields } from "./pack-fields";
import { newProduct, ProductValues, taxRates, toInput, valuesOf } from "./product-values";

const fields: Record<string, string> = {
  barcode: "barcode",
  group: "group",
  name: "name",
  sku: "sku",
  components: "components",
  packs: "packs",
  cost: "cost",
  price: "price",
  taxRate: "taxRate",
  hsCode: "hsCode",
  originCountry: "originCountry",
  backorderLimit: "backorderLimit",
  availableFrom: "availableFrom",
};

/** One product: what it is, what it costs, how big it is, and for a bundle what it consists of. */
export function ProductForm({ product }: { product: ProductAnswer | null }) {
  const t = useTranslations("catalog");
  const router = useRouter();
  const formats = useFormats();
  const needsOperator = useNeeds("operator");
  const put = trpc.catalog.put.useMutation();
  const currency = product?.price.currency ?? formats.currency;
  const { form, text, values, set, error, refusal, pending, submit } = useForm(
    ProductValues,
    product ? valuesOf(product, formats.timeZone) : newProduct,
  );
  const rates = (taxRates as readonly string[]).includes(values.taxRate) ? taxRates : [values.taxRate, ...taxRates];

  const save = submit(async (input) => {
    try {
      // Receipts move the cost: one that nobody touched here is left out, so that it stays what it is by now.
      const cost =
        input.cost === (product?.cost?.amount ?? null) ? {} : { cost: input.cost === null ? null : { amount: input.cost, currency } };
      await put.mutateAsync({ sku: input.sku, ...toInput(input, currency, formats.timeZone, product?.version), ...cost });
    } catch (problem) {
      return refusedAt(problem, (path) => fields[path.split(".")[0] ?? ""] ?? null);
    }
    showToast({ title: t("saved"), tone: "success" });
    if (!product) router.push(`/catalog/${encodeURIComponent(input.sku)}`);
    router.refresh();
    return null;
  });

  return (
    <form ref={form} onSubmit={save} noValidate className="grid gap-4">
      <FormRefusal reason={refusal} />
      <Card title={t("form.what")} padded>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("form.name")} error={error("name")} required className="sm:col-span-2">
            <Input {...text("name")} autoComplete="off" />
          </Field>
          <Field label={t("form.sku")} help={t(product ? "form.skuFixed" : "form.skuHelp")} error={error("sku")} required>
            <Input {...text("sku")} mono readOnly={product !== null} autoComplete="off" />
          </Field>
          <Field label={t("form.barcode")} help={t("form.barcodeHelp")} error={error("barcode")} optional>
            <Input {...text("barcode")} mono inputMode="numeric" autoComplete="off" />
          </Field>
          <Field label={t("form.group")} help={t("form.groupHelp")} error={error("group")} optional>
            <Input {...text("group")} autoComplete="off" />
          </Field>
          <Switch
            className="sm:col-span-2"
            label={t("form.active")}
            help={t("form.activeHelp")}
            checked={values.active}
            onChange={(on) => set("active", on)}
          />
        </div>
      </Card>
      <Card title={t("form.money")} padded>
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={t("form.price")} help={t("form.priceHelp")} error={error("price")} required>
            <MoneyInput value={values.price} currency={currency} onChange={(minor) => set("price", minor)} />
          </Field>
          <Field label={t("form.cost")} help={t("form.costHelp")} error={error("cost")} optional>
            <MoneyInput value={values.cost} currency={currency} onChange={(minor) => set("cost", minor)} />
          </Field>
          <Field label={t("form.taxRate")} error={error("taxRate")}>
            <Select
              options={rates.map((rate) => ({ value: rate, label: rate === "" ? t("form.noTax") : `${rate.replace(".", ",")} %` }))}
              value={values.taxRate}
              onChange={(rate) => set("taxRate", rate)}
            />
          </Field>
        </div>
      </Card>
      <Card title={t("form.size")} padded>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {(["weightGrams", "length", "width", "height"] as const).map((name) => (
            <Field key={name} label={t(`form.${name}`)} error={error(name)} optional>
              <Input
                {...text(name)}
                numeric
                inputMode="numeric"
                suffix={t(name === "weightGrams" ? "form.grams" : "form.millimetres")}
                autoComplete="off"
              />
            </Field>
          ))}
        </div>
        <p className="mt-2 text-12 text-ink-3">{t("form.sizeHelp")}</p>
        <div className="mt-4 grid gap-4 sm:grid-cols-2">
          <Field label={t("form.hsCode")} help={t("form.hsCodeHelp")} error={error("hsCode")} optional>
            <Input {...text("hsCode")} mono inputMode="numeric" maxLength={16} autoComplete="off" />
          </Field>
          <Field label={t("form.originCountry")} help={t("form.originCountryHelp")} error={error("originCountry")} optional>
            <Input {...text("originCountry")} mono maxLength={2} autoComplete="off" />
          </Field>
        </div>
      </Card>
      {!values.isBundle && (
        <Card title={t("form.waiting")} padded>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t("form.backorderLimit")} help={t("form.backorderLimitHelp")} error={error("backorderLimit")} optional>
              <Input {...text("backorderLimit")} numeric inputMode="numeric" suffix={t("form.units")} autoComplete="off" />
            </Field>
            <Field label={t("form.availableFrom")} help={t("form.availableFromHelp")} error={error("availableFrom")} optional>
              <DateInput value={values.availableFrom} onChange={(day) => set("availableFrom", day)} />
            </Field>
          </div>
        </Card>
      )}
      {!values.isBundle && (
        <Card title={t("form.tracking")} padded>
          <div className="grid gap-4 sm:grid-cols-2">
            <Switch
              label={t("form.tracksLots")}
              help={t("form.tracksLotsHelp")}
              checked={values.tracksLots}
              onChange={(on) => set("tracksLots", on)}
            />
            <Switch
              label={t("form.tracksSerials")}
              help={t("form.tracksSerialsHelp")}
              checked={values.tracksSerials}
              onChange={(on) => set("tracksSerials", on)}
            />
            <Switch
              label={t("form.needsMark")}
              help={t("form.needsMarkHelp")}
              checked={values.needsMark}
              onChange={(on) => set("needsMark", on)}
            />
          </div>
          <p className="mt-3 text-12 text-ink-3">{t("form.trackingHelp")}</p>
        </Card>
      )}
      {!values.isBundle && <PackFields packs={values.packs} error={error("packs")} onChange={(packs) => set("packs", packs)} />}
      <BundleParts
        sku={values.sku}
        isBundle={values.isBundle}
        parts={values.components}
        error={error("components")}
        onBundle={(on) => set("isBundle", on)}
        onParts={(parts) => set("components", parts)}
      />
      <div>
        <Button type="submit" variant="primary" pending={pending} disabledReason={needsOperator}>
          {t(product ? "form.save" : "form.create")}
        </Button>
      </div>
    </form>
  );
}
