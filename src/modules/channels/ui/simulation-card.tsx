"use client";
import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Field } from "@/ui/field";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import type { Simulation } from "../simulation/simulation-state";

const paces = [4, 12, 60, 240];

/** The switch of the simulated shop. What it orders stays, so switching it on is confirmed. */
export function SimulationCard({ first }: { first: Simulation }) {
  const t = useTranslations("channels.simulation");
  const reasonText = useReasonText();
  const needs = useNeeds("manager");
  const utils = trpc.useUtils();
  const { data: simulation } = trpc.simulation.state.useQuery(undefined, { initialData: first });
  useLiveQuery("connection", () => utils.simulation.state.invalidate());
  const [pace, setPace] = useState(first.ordersPerHour);
  const [asking, setAsking] = useState(false);
  const turn = trpc.simulation.switch.useMutation({
    onSuccess: (state) => {
      utils.simulation.state.setData(undefined, state);
      setAsking(false);
    },
    onError: (error) => {
      setAsking(false);
      showToast({ title: reasonText(reasonOf(error)), tone: "danger" });
    },
  });
  const choices = [...new Set([...paces, pace])]
    .sort((a, b) => a - b)
    .map((value) => ({ value: String(value), label: t("pace", { count: value }) }));
  return (
    <Card title={t("title")} icon={<FlaskConical />} note={t(simulation.on ? "on" : "off")} padded>
      <p className="max-w-prose text-pretty text-13 text-ink-2">{t("about")}</p>
      {simulation.on && <p className="mt-2 text-13">{t("sells", { count: simulation.products, pace: simulation.ordersPerHour })}</p>}
      <div className="mt-4 flex flex-wrap items-end gap-2">
        {simulation.on ? (
          <>
            <Button pending={turn.isPending} disabledReason={needs} onClick={() => turn.mutate({ on: false })}>
              {t("switchOff")}
            </Button>
            <ButtonLink href={`/orders?tag=simulated`}>{t("orders")}</ButtonLink>
          </>
        ) : (
          <>
            <Field label={t("howMany")}>
              <Select options={choices} value={String(pace)} onChange={(value) => setPace(Number(value))} />
            </Field>
            <Button disabledReason={needs} onClick={() => setAsking(true)}>
              {t("switchOn")}
            </Button>
          </>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("confirmTitle")}
        description={t("confirmText")}
        confirm={t("switchOn")}
        pending={turn.isPending}
        onConfirm={() => turn.mutate({ on: true, ordersPerHour: pace })}
      />
    </Card>
  );
}
