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
import { useSaving } from "./use-saving";

/** When a silent picker's task is given away, and whether pickers help themselves. */
export function FloorSettings({ settings }: { settings: { silentMinutes: number; freeWork: boolean } }) {
  const t = useTranslations("waves.settings");
  const needs = useNeeds("manager");
  const [minutes, setMinutes] = useState(String(settings.silentMinutes));
  const [freeWork, setFreeWork] = useState(settings.freeWork);
  const put = trpc.waves.putSettings.useMutation(useSaving());
  return (
    <Card title={t("title")} padded>
      <form
        className="grid max-w-120 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          put.mutate({ silentMinutes: Math.min(1_440, Math.max(5, Number(minutes) || 75)), freeWork });
        }}
      >
        <Field label={t("silent")} help={t("silentHelp")}>
          <Input
            numeric
            inputMode="numeric"
            value={minutes}
            onChange={(event) => setMinutes(event.target.value.replace(/\D/g, "").slice(0, 4))}
          />
        </Field>
        <Switch checked={freeWork} onChange={setFreeWork} label={t("freeWork")} help={t("freeWorkHelp")} />
        <Button type="submit" variant="primary" className="justify-self-start" pending={put.isPending} disabledReason={needs}>
          {t("save")}
        </Button>
      </form>
    </Card>
  );
}
