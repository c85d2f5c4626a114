"use client";
import { Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { FormRefusal } from "@/ui/form-refusal";
import { SmoothProgress } from "@/ui/progress-bar";
import { Card } from "@/ui/section";
import { SegmentedControl } from "@/ui/segmented-control";
import type { RoutingRuleSet } from "../../routing/rule-set";
import { ChangedOrders } from "./changed-orders";
import { type Days, useWhatIf } from "./use-what-if";
import { WhatIfTable } from "./what-if-table";

type Props = {
  channel: string | null;
  /** The edited, unsaved rules. */
  tried: RoutingRuleSet | null;
  names: Readonly<Record<string, string>>;
  currency: string;
};

const periods = ["7", "30", "90"] as const;

/** What the edited rules would have made of the orders of the last days, beside those in force, with every order that changes. */
export function WhatIf({ channel, tried, names, currency }: Props) {
  const t = useTranslations("routing.whatIf");
  const needsManager = useNeeds("manager");
  const [days, setDays] = useState<(typeof periods)[number]>("30");
  const { run, stop, pending, error, result } = useWhatIf(channel);
  return (
    <Card title={t("title")} note={t("note")}>
      <div className="grid gap-3 p-4">
        <p className="max-w-prose text-pretty text-13 text-ink-2">{t("about")}</p>
        <div className="flex flex-wrap items-center gap-2">
          <SegmentedControl
            label={t("period")}
            value={days}
            onChange={setDays}
            options={periods.map((value) => ({ value, label: t("days", { days: Number(value) }) }))}
          />
          <Button
            icon={<Play />}
            pending={pending}
            disabledReason={needsManager ?? (tried ? null : { code: "routing.nothing_edited" })}
            onClick={() => tried && void run(tried, Number(days) as Days)}
          >
            {t("run")}
          </Button>
          {pending && (
            <Button variant="ghost" icon={<Square />} onClick={stop}>
              {t("stop")}
            </Button>
          )}
        </div>
        <FormRefusal reason={error ? reasonOf(error) : null} />
        {pending && (
          <div className="grid gap-1">
            <SmoothProgress value={result?.read ?? 0} max={result?.total ?? 1} label={t("progress")} />
            <p className="text-12 text-ink-3 tabular-nums">{t("progressOf", { done: result?.read ?? 0, all: result?.total ?? 0 })}</p>
          </div>
        )}
        {result && tried !== result.rules && <p className="text-12 text-warning">{t("outdated")}</p>}
      </div>
      {result && <WhatIfTable result={result} currency={currency} pending={pending} />}
      {result && result.changed.length > 0 && <ChangedOrders orders={result.changed} names={names} />}
    </Card>
  );
}
