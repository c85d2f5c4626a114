"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { Field } from "@/ui/field";
import { Switch } from "@/ui/switch";
import { useDebounced } from "@/ui/use-debounced";
import { CountInput } from "./count-input";
import type { PolicyPart } from "./policy-form";

/** When an order cancels itself; how many that would be right now is said before anything is saved. */
export function TimeoutFields({ policy, change }: PolicyPart) {
  const t = useTranslations("settings.orders.timeouts");
  const { cancelUnpaidAfterHours, cancelUnfillableAfterDays } = policy;
  const needs = useNeeds("manager");
  const limits = useDebounced(
    useMemo(() => ({ cancelUnpaidAfterHours, cancelUnfillableAfterDays }), [cancelUnpaidAfterHours, cancelUnfillableAfterDays]),
    400,
  );
  const asks = limits.cancelUnpaidAfterHours !== null || limits.cancelUnfillableAfterDays !== null;
  const { data: counts } = trpc.orders.overdueCounts.useQuery(limits, { enabled: asks && !needs, placeholderData: (before) => before });
  return (
    <div className="grid gap-4">
      <Switch
        label={t("unpaid")}
        help={t("unpaidHelp")}
        checked={cancelUnpaidAfterHours !== null}
        onChange={(on) => change({ cancelUnpaidAfterHours: on ? 72 : null })}
      />
      {cancelUnpaidAfterHours !== null && (
        <Field label={t("unpaidAfter")} help={counts && t("now", { count: counts.unpaid_timeout })}>
          <CountInput
            className="max-w-44"
            value={cancelUnpaidAfterHours}
            max={8_760}
            onChange={(hours) => hours && change({ cancelUnpaidAfterHours: hours })}
          />
        </Field>
      )}
      <div className="border-t border-line" />
      <Switch
        label={t("unfillable")}
        help={t("unfillableHelp")}
        checked={cancelUnfillableAfterDays !== null}
        onChange={(on) => change({ cancelUnfillableAfterDays: on ? 14 : null })}
      />
      {cancelUnfillableAfterDays !== null && (
        <Field label={t("unfillableAfter")} help={counts && t("now", { count: counts.unfillable_timeout })}>
          <CountInput
            className="max-w-44"
            value={cancelUnfillableAfterDays}
            max={365}
            onChange={(days) => days && change({ cancelUnfillableAfterDays: days })}
          />
        </Field>
      )}
    </div>
  );
}
