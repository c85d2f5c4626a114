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
import { ReplenishmentRules } from "../../replenishment/settings";
import { figureText, RuleFields, typedFigure } from "../rule-fields";
import { WhatIfFigures } from "./what-if-figures";

const names = ["serviceLevel", "leadDays", "leadDeviation", "coverDays", "deadAfterDays"] as const;
const isPercent = (name: string) => ({ percent: name === "serviceLevel" });

type Rules = ReplenishmentRules & { version: number };

/** How shelves are kept, with what other rules would mean before they are saved. */
export function RulesButton({ rules }: { rules: Rules }) {
  const t = useTranslations("forecast.rules");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<SlidersHorizontal />} onClick={() => setOpen(true)}>
        {t("house")}
      </Button>
      {open && <RulesDialog rules={rules} onClose={() => setOpen(false)} />}
    </>
  );
}

function RulesDialog({ rules, onClose }: { rules: Rules; onClose: () => void }) {
  const t = useTranslations("forecast.rules");
  const id = useId();
  const router = useRouter();
  const needs = useNeeds("manager");
  const [typed, setTyped] = useState<Record<string, string>>(
    Object.fromEntries(names.map((name) => [name, figureText(rules[name], isPercent(name))])),
  );
  const read = ReplenishmentRules.safeParse(
    Object.fromEntries(names.map((name) => [name, typedFigure(typed[name] ?? "", isPercent(name))])),
  );
  const wrong = read.success ? [] : read.error.issues.map(({ path }) => String(path[0]));
  const put = trpc.replenishment.putRules.useMutation({
    onSuccess: () => {
      showToast({ title: t("saved"), text: t("savedText"), tone: "success" });
      router.refresh();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (read.success) put.mutate({ ...read.data, version: rules.version });
  };
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t("houseTitle")}
      description={t("houseAbout")}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={id} variant="primary" pending={put.isPending} disabledReason={needs}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate className="grid gap-4">
        <FormRefusal reason={put.error ? reasonOf(put.error) : null} />
        <RuleFields names={names} values={typed} wrong={wrong} onChange={(name, value) => setTyped({ ...typed, [name]: value })} />
        {read.success && <WhatIfFigures rules={read.data} />}
      </form>
    </Dialog>
  );
}
