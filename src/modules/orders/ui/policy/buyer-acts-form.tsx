"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";
import type { BuyerActsView } from "../../buyer-acts/put-settings";
import { cancelLimits } from "../../buyer-acts/settings";

const switches = ["changeAddress", "choosePoint", "message", "cancelPaid"] as const;

/** What buyers may do by themselves on the tracking page: everybody reads it, a manager changes it. */
export function BuyerActsForm({ view }: { view: BuyerActsView }) {
  const t = useTranslations("settings.buyerActs");
  const router = useRouter();
  const needsManager = useNeeds("manager");
  const [acts, setActs] = useState(view.acts);
  const [refusal, setRefusal] = useState<Reason | null>(null);
  const put = trpc.orders.putBuyerActs.useMutation({
    onSuccess: () => {
      setRefusal(null);
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
    onError: (problem) => setRefusal(reasonOf(problem)),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    put.mutate({ version: view.version, acts });
  };
  return (
    <form onSubmit={save} noValidate className="grid gap-5">
      <FormRefusal reason={refusal} />
      <Card title={t("title")} padded>
        <div className="grid gap-4">
          <p className="text-13 text-ink-2">{t("text")}</p>
          <Field label={t("cancel")} help={t("cancelHelp")}>
            <Select
              options={cancelLimits.map((value) => ({ value, label: t(`limits.${value}`) }))}
              value={acts.cancel}
              onChange={(value) => setActs({ ...acts, cancel: cancelLimits.find((one) => one === value) ?? "never" })}
            />
          </Field>
          {switches.map((name) => (
            <Switch
              key={name}
              label={t(name)}
              help={t(`${name}Help`)}
              checked={acts[name]}
              onChange={(on) => setActs({ ...acts, [name]: on })}
            />
          ))}
        </div>
      </Card>
      <div>
        <Button type="submit" variant="primary" pending={put.isPending} disabledReason={needsManager}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
