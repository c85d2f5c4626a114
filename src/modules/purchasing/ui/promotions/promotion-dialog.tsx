"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { RadioGroup } from "@/ui/radio-group";
import { Textarea } from "@/ui/textarea";
import { showToast } from "@/ui/toast";
import { CreatePromotion } from "../../demand/inputs";
import type { PromotionItem } from "./promotions-list";

/** Marks days of a promotion, changes a mark, or takes it off. */
export function PromotionDialog({ promotion, onClose }: { promotion: PromotionItem | null; onClose: () => void }) {
  const t = useTranslations("forecast.promotions");
  const id = useId();
  const needs = useNeeds("operator");
  const utils = trpc.useUtils();
  const [name, setName] = useState(promotion?.name ?? "");
  const [firstDay, setFirstDay] = useState(promotion?.firstDay ?? "");
  const [lastDay, setLastDay] = useState(promotion?.lastDay ?? "");
  const [of, setOf] = useState<"all" | "some">(promotion && !promotion.forAll ? "some" : "all");
  const [skus, setSkus] = useState(promotion?.skus.join("\n") ?? "");
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const whenDone = {
    onSuccess: () => {
      void utils.forecasts.promotions.invalidate();
      showToast({ title: t("saved"), text: t("savedText"), tone: "success" });
      onClose();
    },
  };
  const create = trpc.forecasts.createPromotion.useMutation(whenDone);
  const change = trpc.forecasts.changePromotion.useMutation(whenDone);
  const remove = trpc.forecasts.removePromotion.useMutation({
    onSuccess: () => {
      void utils.forecasts.promotions.invalidate();
      onClose();
    },
  });
  const error = create.error ?? change.error ?? remove.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const named = of === "all" ? [] : [...new Set(skus.split(/[\n,;]/).map((sku) => sku.trim()))].filter(Boolean);
    const read = CreatePromotion.safeParse({ name, firstDay, lastDay, forAll: of === "all", skus: named });
    if (!read.success) return setWrong(read.error.issues.map(({ path }) => String(path[0])));
    setWrong([]);
    if (promotion) change.mutate({ ...read.data, promotionId: promotion.id, version: promotion.version });
    else create.mutate(read.data);
  };
  const errorAt = (field: string) => (wrong.includes(field) ? reason("field.invalid") : null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(promotion ? "change" : "add")}
      description={t("dialogAbout")}
      footer={
        <>
          {promotion && (
            <Button
              variant="danger"
              icon={<Trash2 />}
              disabledReason={needs}
              pending={remove.isPending}
              onClick={() => remove.mutate({ promotionId: promotion.id, version: promotion.version })}
            >
              {t("remove")}
            </Button>
          )}
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" disabledReason={needs} pending={create.isPending || change.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-4">
        <FormRefusal reason={error ? reasonOf(error) : null} />
        <Field label={t("columns.name")} error={errorAt("name")} required>
          <Input value={name} maxLength={100} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("firstDay")} error={errorAt("firstDay")} required>
            <DateInput value={firstDay} onChange={setFirstDay} />
          </Field>
          <Field label={t("lastDay")} error={errorAt("lastDay")} required>
            <DateInput value={lastDay} onChange={setLastDay} />
          </Field>
        </div>
        <RadioGroup
          label={t("columns.goods")}
          value={of}
          onChange={setOf}
          choices={[
            { value: "all", label: t("everything") },
            { value: "some", label: t("named") },
          ]}
        />
        {of === "some" && (
          <Field label={t("skus")} help={t("skusHelp")} error={errorAt("skus")} required>
            <Textarea rows={4} value={skus} onChange={(event) => setSkus(event.target.value)} />
          </Field>
        )}
      </form>
    </Dialog>
  );
}
