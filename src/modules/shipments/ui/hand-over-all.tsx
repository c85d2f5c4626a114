"use client";
import { Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import { useHandOver } from "./use-hand-over";

type Props = { carriers: readonly { code: string; name: string }[]; carrier: string | null; warehouse: string | undefined };

/** The courier stands at the door: everything that waits for them goes at once. */
export function HandOverAll({ carriers, carrier, warehouse }: Props) {
  const t = useTranslations("shipping.handOver");
  const needs = useNeeds("picker");
  const [asking, setAsking] = useState(false);
  const [chosen, setChosen] = useState(carrier ?? carriers[0]?.code ?? "");
  const handOver = useHandOver(() => setAsking(false));
  return (
    <>
      <Button icon={<Truck />} disabledReason={needs ?? (carriers.length === 0 ? t("noCarriers") : null)} onClick={() => setAsking(true)}>
        {t("all")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("allTitle")}
        description={t("allText")}
        confirm={t("confirm")}
        pending={handOver.isPending}
        onConfirm={() => handOver.mutate({ carrier: chosen, warehouse })}
      >
        <Field label={t("carrier")}>
          <Select value={chosen} onChange={setChosen} options={carriers.map(({ code, name }) => ({ value: code, label: name }))} />
        </Field>
      </ConfirmDialog>
    </>
  );
}
