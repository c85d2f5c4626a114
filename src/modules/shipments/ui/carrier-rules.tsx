"use client";
import { Plus, Route, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import type { CarrierRule } from "../predefined-carrier";

type Draft = { key: number; shippingMethod: string; carrier: string; service: string };

/** The owner's habits: parcels of this shipping method go with that carrier, whatever the others offer. */
export function CarrierRules({ rules, carriers }: { rules: readonly CarrierRule[]; carriers: readonly { code: string; name: string }[] }) {
  const t = useTranslations("shipping.rules");
  const reasonText = useReasonText();
  const router = useRouter();
  const needs = useNeeds("manager");
  const [rows, setRows] = useState<Draft[]>(() => rules.map((rule, key) => ({ key, ...rule, service: rule.service ?? "" })));
  const [dirty, setDirty] = useState(false);
  const put = trpc.shipments.putCarrierRules.useMutation({
    onSuccess: () => {
      setDirty(false);
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  const change = (next: Draft[]) => {
    setRows(next);
    setDirty(true);
  };
  const set = (key: number, changes: Partial<Draft>) => change(rows.map((row) => (row.key === key ? { ...row, ...changes } : row)));
  const methods = rows.map((row) => row.shippingMethod.trim());
  const wrong = (method: string) =>
    put.isError && !method ? t("methodMissing") : method && methods.filter((one) => one === method).length > 1 ? t("methodTwice") : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    put.mutate({
      rules: rows.map(({ shippingMethod, carrier, service }) => ({
        shippingMethod: shippingMethod.trim(),
        carrier,
        service: service.trim() || null,
      })),
    });
  };
  return (
    <Card icon={<Route />} title={t("title")} note={t("note")}>
      <form onSubmit={submit} data-dirty={dirty || undefined} noValidate className="grid gap-3 p-4">
        {rows.length === 0 && <p className="text-13 text-ink-2">{t("none")}</p>}
        {rows.map((row) => (
          <div key={row.key} className="grid grid-cols-[1fr_32px] items-start gap-2 md:grid-cols-[1.2fr_1.2fr_1fr_32px]">
            <Field label={t("method")} error={wrong(row.shippingMethod.trim())} className="max-md:col-span-2">
              <Input
                value={row.shippingMethod}
                maxLength={100}
                autoComplete="off"
                placeholder="courier"
                onChange={(event) => set(row.key, { shippingMethod: event.target.value })}
              />
            </Field>
            <Field label={t("carrier")} className="max-md:col-span-2">
              <Select
                value={row.carrier}
                onChange={(carrier) => set(row.key, { carrier })}
                options={carriers.map(({ code, name }) => ({ value: code, label: name }))}
              />
            </Field>
            <Field label={t("service")} optional>
              <Input
                mono
                value={row.service}
                maxLength={40}
                autoComplete="off"
                onChange={(event) => set(row.key, { service: event.target.value })}
              />
            </Field>
            <IconButton
              className="mt-6"
              label={t("remove", { method: row.shippingMethod })}
              icon={<Trash2 />}
              onClick={() => change(rows.filter(({ key }) => key !== row.key))}
            />
          </div>
        ))}
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            icon={<Plus />}
            disabledReason={needs}
            onClick={() =>
              change([
                ...rows,
                { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, shippingMethod: "", carrier: carriers[0]?.code ?? "", service: "" },
              ])
            }
          >
            {t("add")}
          </Button>
          <Button
            type="submit"
            variant="primary"
            className="ml-auto"
            pending={put.isPending}
            disabledReason={needs ?? (dirty ? null : t("unchanged"))}
          >
            {t("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
