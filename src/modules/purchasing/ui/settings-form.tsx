"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { MoneyInput } from "@/ui/money-input";
import { Card } from "@/ui/section";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";
import type { PurchaseSettingsView } from "../orders/put-settings";

/** How the shop buys: everybody reads it, the owner changes it. */
export function PurchaseSettingsForm({ view }: { view: PurchaseSettingsView }) {
  const t = useTranslations("purchasing.settings");
  const router = useRouter();
  const needs = useNeeds("owner");
  const [draft, setDraft] = useState(view.settings);
  const put = trpc.purchases.putSettings.useMutation({
    onSuccess: () => {
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    put.mutate({ version: view.version, settings: draft });
  };
  return (
    <form onSubmit={save} noValidate className="grid gap-5">
      <FormRefusal reason={put.error ? reasonOf(put.error) : null} />
      <Card title={t("approval")} padded>
        <Field label={t("approvalAbove")} help={t("approvalAboveHelp")} optional>
          <MoneyInput
            value={draft.approvalAboveMinor}
            onChange={(approvalAboveMinor) => setDraft((before) => ({ ...before, approvalAboveMinor }))}
          />
        </Field>
      </Card>
      <Card title={t("costs")} padded>
        <Switch
          label={t("taxInCost")}
          help={t("taxInCostHelp")}
          checked={draft.taxInCost}
          onChange={(taxInCost) => setDraft((before) => ({ ...before, taxInCost }))}
        />
      </Card>
      <div>
        <Button type="submit" variant="primary" pending={put.isPending} disabledReason={needs}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
