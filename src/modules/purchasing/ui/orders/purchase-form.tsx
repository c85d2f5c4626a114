"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { Money } from "@/ui/money";
import { MoneyInput } from "@/ui/money-input";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Textarea } from "@/ui/textarea";
import type { SavePurchase } from "../../orders/inputs";
import { type PickedProduct, ProductPick } from "../product-pick";
import type { WholePurchase } from "../rows";
import { typedUnits } from "../typed-units";
import { useDay } from "../use-day";
import { type FormLine, FormLines } from "./form-lines";

type Props = {
  order: WholePurchase | null;
  suppliers: readonly { id: string; name: string; currency: string }[];
  warehouses: readonly { code: string; name: string }[];
  homeCurrency: string;
  /** Chosen where one came from. */
  supplierId?: string;
  warehouse?: string;
};

/** An order to a supplier as it is drafted: from whom, where to, when, what and at what price. */
export function PurchaseForm({ order, suppliers, warehouses, homeCurrency, ...chosen }: Props) {
  const t = useTranslations("purchasing.form");
  const router = useRouter();
  const needs = useNeeds("operator");
  const days = useDay();
  const utils = trpc.useUtils();
  const [supplierId, setSupplierId] = useState(order?.supplier.id ?? chosen.supplierId ?? suppliers[0]?.id ?? "");
  const [warehouse, setWarehouse] = useState(order?.warehouse.code ?? chosen.warehouse ?? warehouses[0]?.code ?? "");
  const [day, setDay] = useState(days.dayOf(order?.expectedAt ?? null));
  const [note, setNote] = useState(order?.note ?? "");
  const [reference, setReference] = useState(order?.reference ?? "");
  const [freightMinor, setFreight] = useState<number | null>(order?.freightMinor || null);
  const [rate, setRate] = useState(order?.rate?.toString() ?? "");
  const [lines, setLines] = useState<FormLine[]>((order?.lines ?? []).map(lineOf));
  const currency = suppliers.find(({ id }) => id === supplierId)?.currency ?? homeCurrency;
  const isForeign = currency !== homeCurrency;

  const open = (id: string) => {
    router.push(`/purchasing/${id}`);
    router.refresh();
  };
  const create = trpc.purchases.create.useMutation({ onSuccess: ({ id }) => open(id) });
  const edit = trpc.purchases.edit.useMutation({ onSuccess: () => open(order?.id ?? "") });
  const refused = create.error ?? edit.error;

  const add = async ({ sku, name, picture, taxRate }: PickedProduct) => {
    if (lines.some((line) => line.sku === sku)) return;
    const { items } = await utils.suppliers.prices.fetch({ supplierId, q: sku, limit: 20 }).catch(() => ({ items: [] }));
    const price = items.find((item) => item.sku === sku);
    const terms = price ? { minQuantity: price.minQuantity, pack: price.pack } : null;
    const quantity = String(Math.max(terms?.minQuantity ?? 1, terms?.pack ?? 1));
    const line = { sku, name, picture, taxRate, quantity, terms, unitPriceMinor: price?.priceMinor ?? null };
    setLines((before) => [...before, { ...line, discountMinor: null, expectedAt: null }]);
  };
  const typedRate = Number(rate.replace(",", "."));
  const wrong =
    needs ??
    (supplierId ? null : reason("purchase.supplier_missing")) ??
    (lines.length === 0 ? reason("purchase.no_lines") : null) ??
    (lines.some((line) => !typedUnits(line.quantity)) ? reason("stock.figure_unreadable") : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong) return;
    const input: SavePurchase = {
      ...{ supplierId, warehouse },
      expectedAt: days.momentOf(day),
      note: note.trim() || null,
      reference: reference.trim() || null,
      freightMinor: freightMinor ?? 0,
      rate: isForeign && typedRate > 0 ? typedRate : null,
      lines: lines.map(({ sku, quantity, unitPriceMinor, discountMinor, taxRate, expectedAt }) => ({
        ...{ sku, taxRate, expectedAt },
        quantity: typedUnits(quantity) ?? 1,
        ...(unitPriceMinor === null ? {} : { unitPriceMinor }),
        discountMinor: discountMinor ?? 0,
      })),
    };
    if (order) edit.mutate({ ...input, purchaseId: order.id, version: order.version });
    else create.mutate(input);
  };
  const total = lines.reduce(
    (sum, line) => sum + (typedUnits(line.quantity) ?? 0) * (line.unitPriceMinor ?? 0) - (line.discountMinor ?? 0),
    0,
  );
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <FormRefusal reason={refused ? reasonOf(refused) : null} />
      <Card title={t("who")} padded>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("supplier")} required>
            <Select value={supplierId} onChange={setSupplierId} options={suppliers.map(({ id, name }) => ({ value: id, label: name }))} />
          </Field>
          <Field label={t("warehouse")} required>
            <Select
              value={warehouse}
              onChange={setWarehouse}
              options={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Field>
          <Field label={t("day")} help={t("dayHelp")} optional>
            <DateInput value={day} onChange={setDay} />
          </Field>
          <Field label={t("reference")} help={t("referenceHelp")} optional>
            <Input value={reference} maxLength={100} autoComplete="off" onChange={(event) => setReference(event.target.value)} />
          </Field>
          {isForeign && (
            <Field label={t("rate", { from: currency, to: homeCurrency })} help={t("rateHelp")}>
              <Input numeric inputMode="decimal" value={rate} onChange={(event) => setRate(event.target.value)} />
            </Field>
          )}
          <Field label={t("note")} help={t("noteHelp")} optional className="sm:col-span-2">
            <Textarea rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
        </div>
      </Card>
      <Card title={t("goods")} padded>
        <div className="grid gap-4">
          <ProductPick onPick={(product) => void add(product)} />
          {lines.length > 0 && <FormLines lines={lines} currency={currency} onChange={setLines} />}
          <div className="grid items-end gap-4 border-t border-line pt-4 sm:grid-cols-[200px_minmax(0,1fr)]">
            <Field label={t("freight")} help={t("freightHelp")} optional>
              <MoneyInput value={freightMinor} currency={currency} onChange={setFreight} />
            </Field>
            <p className="text-right text-16 font-semibold tabular-nums">
              {t("total")} <Money minor={total + (freightMinor ?? 0)} currency={currency} />
            </p>
          </div>
        </div>
      </Card>
      <div>
        <Button type="submit" variant="primary" pending={create.isPending || edit.isPending} disabledReason={wrong}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

const lineOf = (line: WholePurchase["lines"][number]): FormLine => ({
  ...{ sku: line.sku, name: line.name, picture: line.picture, taxRate: line.taxRate, expectedAt: line.expectedAt, terms: null },
  quantity: String(line.quantity),
  unitPriceMinor: line.unitPriceMinor,
  discountMinor: line.discountMinor || null,
});
