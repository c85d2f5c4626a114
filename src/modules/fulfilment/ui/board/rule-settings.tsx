"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Switch } from "@/ui/switch";
import { type WaveMode, waveModes } from "../../plan-wave";
import type { WaveTrigger } from "../../wave-rule";
import type { listWaveRules } from "../../waves/settings-queries";
import { useSaving } from "./use-saving";

type Rule = OverTheWire<Awaited<ReturnType<typeof listWaveRules>>[number]>;
type Named = { code: string; name: string };
type Props = { rules: readonly Rule[]; carts: readonly Named[]; warehouses: readonly Named[] };

/** Waves that are made by themselves. */
export function RuleSettings({ rules, carts, warehouses }: Props) {
  const t = useTranslations("waves.settings");
  const modes = useTranslations("waves.release.modes");
  const needs = useNeeds("manager");
  const saving = useSaving();
  const put = trpc.waves.putRule.useMutation(saving);
  const gone = trpc.waves.deleteRule.useMutation(saving);
  const when = (trigger: Rule["trigger"]) =>
    trigger.kind === "every"
      ? t("every", { minutes: trigger.minutes })
      : trigger.kind === "at"
        ? t("at", { times: trigger.times.join(", ") })
        : t("count", { orders: trigger.orders });
  return (
    <Card title={t("rules")} note={t("rulesText")} padded>
      <ul className="mb-4 grid gap-2 text-13 empty:hidden">
        {rules.map(({ id, lastRunAt: _, warehouseName, ...rule }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 border-b border-line pb-2">
            <span className="min-w-0 flex-1 basis-60">
              <b className="font-medium">{rule.name}</b>: {warehouseName}, {when(rule.trigger)}, {modes(rule.mode)}
            </span>
            <Switch
              checked={rule.active}
              onChange={(active) => put.mutate({ ...rule, trigger: plain(rule.trigger), ruleId: id, active })}
              label={t("active")}
            />
            <Button size="sm" variant="ghost" disabledReason={needs} onClick={() => gone.mutate({ ruleId: id })}>
              {t("delete")}
            </Button>
          </li>
        ))}
      </ul>
      <NewRule carts={carts} warehouses={warehouses} pending={put.isPending} onPut={(rule) => put.mutate(rule)} />
    </Card>
  );
}

const plain = (trigger: WaveTrigger) => (trigger.kind === "at" ? { ...trigger, times: [...trigger.times] } : trigger);

type NewProps = Pick<Props, "carts" | "warehouses"> & {
  pending: boolean;
  onPut: (rule: Parameters<ReturnType<typeof trpc.waves.putRule.useMutation>["mutate"]>[0]) => void;
};

function NewRule({ carts, warehouses, pending, onPut }: NewProps) {
  const t = useTranslations("waves.settings");
  const modes = useTranslations("waves.release.modes");
  const release = useTranslations("waves.release");
  const needs = useNeeds("manager");
  const [name, setName] = useState("");
  const [warehouse, setWarehouse] = useState(warehouses[0]?.code ?? "");
  const [kind, setKind] = useState<WaveTrigger["kind"]>("every");
  const [value, setValue] = useState("");
  const [hours, setHours] = useState("");
  const [mode, setMode] = useState<WaveMode>("batch");
  const [cart, setCart] = useState("");
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trigger = triggerOf(kind, value);
    setWrong(trigger === null);
    if (!trigger) return;
    const filter = Number(hours) > 0 ? { withinHours: Number(hours) } : {};
    onPut({ name: name.trim() || t(`triggers.${kind}`), warehouse, trigger, filter, mode, cart: cart || null });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      <Field label={t("name")}>
        <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={useTranslations("waves.board")("warehouse")}>
        <Select value={warehouse} onChange={setWarehouse} options={warehouses.map((one) => ({ value: one.code, label: one.name }))} />
      </Field>
      <Field label={t("trigger")}>
        <Select
          value={kind}
          onChange={(next) => setKind(next as WaveTrigger["kind"])}
          options={(["every", "at", "count"] as const).map((one) => ({ value: one, label: t(`triggers.${one}`) }))}
        />
      </Field>
      <Field label={t("value")} help={t("valueHelp")} error={wrong ? t("valueWrong") : null} required>
        <Input value={value} onChange={(event) => setValue(event.target.value)} />
      </Field>
      <Field label={t("withinHours")}>
        <Input
          numeric
          inputMode="numeric"
          value={hours}
          onChange={(event) => setHours(event.target.value.replace(/\D/g, "").slice(0, 3))}
        />
      </Field>
      <Field label={release("mode")}>
        <Select
          value={mode}
          onChange={(next) => setMode(next as WaveMode)}
          options={waveModes.map((one) => ({ value: one, label: modes(one) }))}
        />
      </Field>
      <Field label={release("cart")}>
        <Select
          value={cart}
          onChange={setCart}
          options={[{ value: "", label: release("noCart") }, ...carts.map((one) => ({ value: one.code, label: one.name }))]}
        />
      </Field>
      <Button type="submit" className="self-end justify-self-start" pending={pending} disabledReason={needs}>
        {t("addRule")}
      </Button>
    </form>
  );
}

/** What was typed as a trigger; null when it is none. */
function triggerOf(kind: WaveTrigger["kind"], value: string) {
  if (kind === "at") {
    const times = value.split(",").map((time) => time.trim().padStart(5, "0"));
    return times.every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time)) ? { kind, times } : null;
  }
  const count = Number(value.trim());
  if (!Number.isInteger(count) || count < 1 || count > 1_000) return null;
  return kind === "every" ? { kind, minutes: count } : { kind, orders: count };
}
