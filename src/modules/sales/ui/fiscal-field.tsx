"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { showToast } from "@/ui/toast";
import type { Sale } from "../sale-queries";

/** The number of the receipt that the cash register printed, typed by the cashier. */
export function FiscalField({ sale, onSaved }: { sale: Sale; onSaved?: () => void }) {
  const t = useTranslations("sales");
  const utils = trpc.useUtils();
  const needs = useNeeds("operator");
  const [typed, setTyped] = useState(sale.fiscalNumber ?? "");
  const save = trpc.sales.noteFiscalNumber.useMutation({
    onSuccess: () => {
      void utils.sales.today.invalidate();
      showToast({ title: t("fiscalSaved"), tone: "success", group: "fiscal" });
      onSaved?.();
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) save.mutate({ orderId: sale.orderId, fiscalNumber: typed.trim() });
  };
  return (
    <form onSubmit={onSubmit} className="flex items-end gap-2">
      <Field label={t("fiscal")} error={save.isError ? reasonOf(save.error) : null} className="min-w-0 flex-1">
        <Input mono autoComplete="off" maxLength={60} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <Button type="submit" pending={save.isPending} disabledReason={needs ?? (typed.trim() ? null : t("fiscalEmpty"))}>
        {t("save")}
      </Button>
    </form>
  );
}
