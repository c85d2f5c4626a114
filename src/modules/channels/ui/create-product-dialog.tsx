"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { z } from "zod";
import { code as codeOf, text as textOf } from "@/lib/text-input";
import { trpc } from "@/platform/trpc/react";
import { refusedAt } from "@/platform/trpc/refused-field";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { showToast } from "@/ui/toast";
import { useForm } from "@/ui/use-form";
import type { WantedProduct } from "./unknown-products";

const Values = z.object({ sku: codeOf(100), name: textOf(500), price: z.int().min(0) });

type Props = { product: WantedProduct; onDone: () => void; onClose: () => void };

/** Makes a product of ours of a channel's product, with its barcode. */
export function CreateProductDialog({ product, onDone, onClose }: Props) {
  const t = useTranslations("channels.unknown");
  const id = useId();
  const put = trpc.mappings.putProduct.useMutation();
  const { connection, externalId, currency } = product;
  const initial = { sku: product.sku ?? "", name: product.name, price: product.priceMinor as number | null };
  const { form, text, values, set, error, refusal, pending, submit } = useForm(Values, initial);
  const save = submit(async ({ sku, name, price }) => {
    try {
      await put.mutateAsync({ code: connection, externalId, product: { create: { sku, name, price: { amount: price, currency } } } });
    } catch (problem) {
      return refusedAt(problem, (path) => path.split(".").at(-1) ?? null);
    }
    showToast({ title: t("created", { sku }), text: t("matchedText"), tone: "success" });
    onDone();
    return null;
  });
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => !open && onClose()}
      title={t("createTitle")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" pending={pending}>
            {t("createAction")}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} onSubmit={save} noValidate className="grid gap-4">
        <FormRefusal reason={refusal} />
        <Field label={t("fields.sku")} error={error("sku")} required>
          <Input {...text("sku")} mono autoComplete="off" />
        </Field>
        <Field label={t("fields.name")} error={error("name")} required>
          <Input {...text("name")} autoComplete="off" />
        </Field>
        <Field label={t("fields.price")} error={error("price")} required>
          <MoneyInput value={values.price} onChange={(minor) => set("price", minor)} currency={currency} />
        </Field>
      </form>
    </Dialog>
  );
}
