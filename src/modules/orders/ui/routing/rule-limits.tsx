"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import { Switch } from "@/ui/switch";
import { mostParcels, type RoutingRuleSet } from "../../routing/rule-set";

type Props = { set: RoutingRuleSet; organizationMax: number; onChange: (set: RoutingRuleSet) => void };

/** What bounds every plan: how many parcels there may be, and whether the units of one line may part. */
export function RuleLimits({ set, organizationMax, onChange }: Props) {
  const t = useTranslations("routing");
  const counts = Array.from({ length: mostParcels }, (_, at) => String(at + 1));
  return (
    <div className="grid items-start gap-4 p-4 sm:grid-cols-2">
      <Field label={t("maxParcels")} help={t("maxParcelsHelp")}>
        <Select
          value={set.maxParcels === null ? "as organization" : String(set.maxParcels)}
          onChange={(value) => onChange({ ...set, maxParcels: counts.includes(value) ? Number(value) : null })}
          options={[
            { value: "as organization", label: t("asOrganization", { count: Math.min(organizationMax, mostParcels) }) },
            ...counts.map((value) => ({ value, label: value })),
          ]}
        />
      </Field>
      <Switch
        label={t("splitUnits")}
        help={t("splitUnitsHelp")}
        checked={set.splitUnits}
        onChange={(splitUnits) => onChange({ ...set, splitUnits })}
      />
    </div>
  );
}
