"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { Switch } from "@/ui/switch";
import type { PackingRules } from "../../packing-weight";
import { useSaving } from "../board/use-saving";

/** When the packer is asked to look again, and what each parcel has to have. */
export function PackingRulesForm({ rules }: { rules: PackingRules }) {
  const t = useTranslations("packing.settings");
  const needs = useNeeds("manager");
  const [percent, setPercent] = useState(String(rules.tolerancePercent));
  const [grams, setGrams] = useState(String(rules.toleranceGrams));
  const [mustWeigh, setMustWeigh] = useState(rules.mustWeigh);
  const [mustPhoto, setMustPhoto] = useState(rules.mustPhoto);
  const put = trpc.packing.putRules.useMutation(useSaving());
  const figures = (text: string) => text.replace(/\D/g, "").slice(0, 4);
  return (
    <Card title={t("title")} padded>
      <form
        className="grid max-w-120 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          put.mutate({
            tolerancePercent: Math.min(50, Number(percent) || 0),
            toleranceGrams: Math.min(5_000, Number(grams) || 0),
            ...{ mustWeigh, mustPhoto },
          });
        }}
      >
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("percent")}>
            <Input numeric inputMode="numeric" value={percent} onChange={(event) => setPercent(figures(event.target.value))} />
          </Field>
          <Field label={t("tolerance")}>
            <Input numeric inputMode="numeric" value={grams} onChange={(event) => setGrams(figures(event.target.value))} />
          </Field>
        </div>
        <p className="text-12 text-ink-3">{t("toleranceHelp")}</p>
        <Switch checked={mustWeigh} onChange={setMustWeigh} label={t("mustWeigh")} help={t("mustWeighHelp")} />
        <Switch checked={mustPhoto} onChange={setMustPhoto} label={t("mustPhoto")} help={t("mustPhotoHelp")} />
        <Button type="submit" variant="primary" className="justify-self-start" pending={put.isPending} disabledReason={needs}>
          {t("save")}
        </Button>
      </form>
    </Card>
  );
}
