"use client";
import { SlidersHorizontal } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { FormRefusal } from "@/ui/form-refusal";
import { showToast } from "@/ui/toast";
import { ProductRules } from "../../replenishment/settings";
import { figureText, RuleFields, typedFigure } from "../rule-fields";
import type { ProductForecastView } from "./forecast-row";

const names = ["serviceLevel", "leadDays", "leadDeviation", "minQuantity", "pack"] as const;
const isPercent = (name: string) => ({ percent: name === "serviceLevel" });

/** What one product has of its own; empty fields are as for all, or as its supplier says. */
export function ProductRulesButton({ view }: { view: ProductForecastView }) {
  const t = useTranslations("forecast.rules");
  const needs = useNeeds("operator");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" icon={<SlidersHorizontal />} disabledReason={needs} onClick={() => setOpen(true)}>
        {t("own")}
      </Button>
      {open && <RulesDialog view={view} onClose={() => setOpen(false)} />}
    </>
  );
}

function RulesDialog({ view, onClose }: { view: ProductForecastView; onClose: () => void }) {
  const t = useTranslations("forecast.rules");
  const id = useId();
  const router = useRouter();
  const { own, effective } = view.rules;
  const [typed, setTyped] = useState<Record<string, string>>(
    Object.fromEntries(names.map((name) => [name, figureText(own[name], isPercent(name))])),
  );
  const [wrong, setWrong] = useState<string[]>([]);
  const put = trpc.replenishment.putProductRules.useMutation({
    onSuccess: () => {
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = ProductRules.safeParse(Object.fromEntries(names.map((name) => [name, typedFigure(typed[name] ?? "", isPercent(name))])));
    if (!read.success) return setWrong(read.error.issues.map(({ path }) => String(path[0])));
    put.mutate({ sku: view.product.sku, ...read.data });
  };
  const otherwise = effective ? Object.fromEntries(names.map((name) => [name, figureText(effective[name], isPercent(name))])) : {};
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("ownTitle")}
      description={t("ownAbout", { name: view.product.name })}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" pending={put.isPending}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-4">
        <FormRefusal reason={put.error ? reasonOf(put.error) : null} />
        <RuleFields
          names={names}
          values={typed}
          otherwise={otherwise}
          wrong={wrong}
          onChange={(name, value) => {
            setTyped({ ...typed, [name]: value });
            setWrong(wrong.filter((one) => one !== name));
          }}
        />
      </form>
    </Dialog>
  );
}
