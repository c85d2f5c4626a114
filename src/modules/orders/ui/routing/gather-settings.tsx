"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { MoneyInput } from "@/ui/money-input";
import { Select } from "@/ui/select";
import { Switch } from "@/ui/switch";
import { type GatherRules, type Lane, noGathering } from "../../routing/gather-rules";
import type { RoutingRuleSet } from "../../routing/rule-set";

type Props = { set: RoutingRuleSet; names: Readonly<Record<string, string>>; currency: string; onChange: (set: RoutingRuleSet) => void };

/** Whether goods that lie apart travel together first: by which ways, for how long and for how much. */
export function GatherSettings({ set, names, currency, onChange }: Props) {
  const t = useTranslations("routing.gather");
  const gather = set.gather ?? noGathering;
  const change = (part: Partial<GatherRules>) => onChange({ ...set, gather: { ...gather, ...part } });
  const free = freeWay(Object.keys(names), gather.lanes);
  return (
    <div className="grid gap-4 border-t border-line p-4">
      <Switch label={t("on")} help={t("onHelp")} checked={gather.on} onChange={(on) => change({ on })} />
      {gather.on && (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label={t("maxDays")} help={t("maxDaysHelp")}>
              <Days value={gather.maxDays} onChange={(maxDays) => change({ maxDays })} />
            </Field>
            <Field label={t("maxMinor")} help={t("maxMinorHelp")}>
              <MoneyInput value={gather.maxMinor} currency={currency} onChange={(maxMinor) => change({ maxMinor })} />
            </Field>
          </div>
          <fieldset className="grid gap-3">
            <legend className="mb-1 font-medium text-13">{t("lanes")}</legend>
            {gather.lanes.length === 0 && <p className="text-13 text-warning">{t("noLanes")}</p>}
            {gather.lanes.map((lane, at) => (
              <LaneRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a way is known by its place while its ends are being chosen
                key={at}
                lane={lane}
                names={names}
                currency={currency}
                onChange={(next) => change({ lanes: gather.lanes.with(at, next) })}
                onRemove={() => change({ lanes: gather.lanes.toSpliced(at, 1) })}
              />
            ))}
            <div>
              <Button
                size="sm"
                icon={<Plus />}
                disabledReason={free ? null : { code: "routing.no_more_ways" }}
                onClick={() => free && change({ lanes: [...gather.lanes, { ...free, days: 2, minor: 0, perKgMinor: 0 }] })}
              >
                {t("addLane")}
              </Button>
            </div>
          </fieldset>
        </>
      )}
    </div>
  );
}

type LaneProps = {
  lane: Lane;
  names: Readonly<Record<string, string>>;
  currency: string;
  onChange: (lane: Lane) => void;
  onRemove: () => void;
};

function LaneRow({ lane, names, currency, onChange, onRemove }: LaneProps) {
  const t = useTranslations("routing.gather");
  const places = Object.entries(names).map(([value, label]) => ({ value, label }));
  const way = t("wayOf", { from: names[lane.from] ?? lane.from, to: names[lane.to] ?? lane.to });
  return (
    <fieldset aria-label={way} className="grid items-end gap-2 sm:grid-cols-[1fr_1fr_90px_130px_130px_auto] max-sm:grid-cols-2">
      <Field label={t("from")}>
        <Select value={lane.from} onChange={(from) => onChange({ ...lane, from })} options={places} />
      </Field>
      <Field label={t("to")}>
        <Select value={lane.to} onChange={(to) => onChange({ ...lane, to })} options={places.filter(({ value }) => value !== lane.from)} />
      </Field>
      <Field label={t("days")}>
        <Days value={lane.days} onChange={(days) => onChange({ ...lane, days })} />
      </Field>
      <Field label={t("minor")}>
        <MoneyInput value={lane.minor} currency={currency} onChange={(minor) => onChange({ ...lane, minor: minor ?? 0 })} />
      </Field>
      <Field label={t("perKg")}>
        <MoneyInput
          value={lane.perKgMinor}
          currency={currency}
          onChange={(perKgMinor) => onChange({ ...lane, perKgMinor: perKgMinor ?? 0 })}
        />
      </Field>
      <IconButton label={t("remove", { way })} icon={<Trash2 />} onClick={onRemove} />
    </fieldset>
  );
}

function Days({ value, onChange }: { value: number; onChange: (days: number) => void }) {
  return (
    <Input
      numeric
      inputMode="numeric"
      autoComplete="off"
      value={String(value)}
      onChange={(event) => {
        const days = Number(event.target.value.replace(/\D/g, "").slice(-2));
        onChange(Math.min(60, Math.max(1, days)));
      }}
    />
  );
}

/** The first way between two warehouses that nobody has named yet. */
function freeWay(codes: readonly string[], lanes: readonly Lane[]): Pick<Lane, "from" | "to"> | null {
  for (const from of codes)
    for (const to of codes) if (from !== to && !lanes.some((lane) => lane.from === from && lane.to === to)) return { from, to };
  return null;
}
