"use client";
import { MapPinned } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { LeaveGuard } from "@/ui/leave-guard";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { DeliverySettings } from "../delivery-settings";
import { tileOrigins } from "../tile-address";

/** Whose pictures the map of pickup points is made of. Without an address there is no map, and nobody is asked for one. */
export function MapSetting({ version, settings }: { version: number; settings: DeliverySettings }) {
  const t = useTranslations("shipping.map");
  const router = useRouter();
  const needs = useNeeds("manager");
  const [tiles, setTiles] = useState(settings.map?.tiles ?? "");
  const [attribution, setAttribution] = useState(settings.map?.attribution ?? "");
  const [isDirty, setIsDirty] = useState(false);
  const [isTold, setIsTold] = useState(false);
  const put = trpc.shipments.putDeliverySettings.useMutation({
    onSuccess: () => {
      setIsDirty(false);
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
  });
  const isOn = tiles.trim() !== "";
  const wrongTiles = isOn && tileOrigins(tiles.trim()) === null ? t("wrongTiles") : null;
  const wrongWords = isOn && attribution.trim() === "" ? t("wrongAttribution") : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTold(true);
    if (wrongTiles || wrongWords) return;
    const map = isOn ? { tiles: tiles.trim(), attribution: attribution.trim() } : null;
    put.mutate({ version, settings: { ...settings, map } });
  };
  const change = (set: (value: string) => void) => (value: string) => {
    set(value);
    setIsDirty(true);
  };
  return (
    <Card icon={<MapPinned />} title={t("title")} note={t("note")}>
      <LeaveGuard isUnsaved={isDirty} />
      <form onSubmit={submit} noValidate className="grid gap-4 p-4">
        <FormRefusal reason={put.error ? reasonOf(put.error) : null} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label={t("tiles")} help={t("tilesHelp")} error={isTold ? wrongTiles : null} optional>
            <Input
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              maxLength={500}
              value={tiles}
              onChange={(event) => change(setTiles)(event.target.value)}
            />
          </Field>
          <Field label={t("attribution")} help={t("attributionHelp")} error={isTold ? wrongWords : null}>
            <Input
              autoComplete="off"
              maxLength={200}
              value={attribution}
              onChange={(event) => change(setAttribution)(event.target.value)}
            />
          </Field>
        </div>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" pending={put.isPending} disabledReason={needs}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
