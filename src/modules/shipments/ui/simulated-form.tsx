"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import type { CarrierAccountView } from "./carrier-account";
import { useSaveCarrier } from "./use-save-carrier";

/** How the training carrier behaves: seconds and percent on the screen, milliseconds and a share in its settings. */
export function SimulatedForm({ account }: { account: CarrierAccountView }) {
  const t = useTranslations("shipping.carriers.simulated");
  const common = useTranslations("shipping.carriers");
  const needs = useNeeds("manager");
  const {
    bookingDelayMs = 4_000,
    stepMs = 60_000,
    failureRate = 0,
  } = account.settings as { bookingDelayMs?: number; stepMs?: number; failureRate?: number };
  const [delay, setDelay] = useState(String(bookingDelayMs / 1000));
  const [step, setStep] = useState(String(stepMs / 1000));
  const [failures, setFailures] = useState(String(Math.round(failureRate * 100)));
  const { complaints, pending, save } = useSaveCarrier(account);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save({
      bookingDelayMs: milliseconds(delay),
      stepMs: milliseconds(step),
      failureRate: figure(failures) === null ? null : Number(figure(failures)) / 100,
    });
  };
  const wrong = (name: string) => (complaints.has(name) ? t("wrong") : null);
  return (
    <form onSubmit={submit} noValidate className="grid gap-4 border-t border-line px-4 py-3 md:grid-cols-3">
      <Field label={t("delay")} help={t("delayHelp")} error={wrong("bookingDelayMs")}>
        <Input
          numeric
          inputMode="decimal"
          autoComplete="off"
          suffix={t("seconds")}
          value={delay}
          onChange={(event) => setDelay(event.target.value)}
        />
      </Field>
      <Field label={t("step")} help={t("stepHelp")} error={wrong("stepMs")}>
        <Input
          numeric
          inputMode="decimal"
          autoComplete="off"
          suffix={t("seconds")}
          value={step}
          onChange={(event) => setStep(event.target.value)}
        />
      </Field>
      <Field label={t("failures")} help={t("failuresHelp")} error={wrong("failureRate")}>
        <Input
          numeric
          inputMode="numeric"
          autoComplete="off"
          suffix="%"
          value={failures}
          onChange={(event) => setFailures(event.target.value)}
        />
      </Field>
      <div className="flex justify-end md:col-span-3">
        <Button type="submit" variant="primary" pending={pending} disabledReason={needs}>
          {common("save")}
        </Button>
      </div>
    </form>
  );
}

function figure(text: string): number | null {
  const bare = text.replace(/\s/g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : null;
}

function milliseconds(text: string): number | null {
  const seconds = figure(text);
  return seconds === null ? null : Math.round(seconds * 1000);
}
