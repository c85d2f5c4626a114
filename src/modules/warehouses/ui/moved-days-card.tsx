"use client";
import { CalendarClock } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatDay } from "@/lib/dates";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { LeaveGuard } from "@/ui/leave-guard";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import type { MovedYear } from "../moved-days/moved-days";
import { Days } from "./days-field";

/** The days that the government moves in a year, for all warehouses that keep the public holidays. */
export function MovedDaysCard({ years }: { years: readonly MovedYear[] }) {
  const t = useTranslations("warehouses.moved");
  const locale = useLocale();
  const router = useRouter();
  const reasonText = useReasonText();
  const needs = useNeeds("manager");
  // The next year is what is missing as a rule: its decree comes out in the autumn.
  const [year, setYear] = useState(years.at(-1)?.year ?? 0);
  const stored = years.find((one) => one.year === year);
  const [changed, setChanged] = useState<{ off: string[]; work: string[] } | null>(null);
  const put = trpc.warehouses.putMovedDays.useMutation({
    onSuccess: () => {
      setChanged(null);
      showToast({ title: t("saved", { year: String(year) }), tone: "success" });
      router.refresh();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  if (!stored) return null;
  const { off, work } = changed ?? stored;
  return (
    <Card icon={<CalendarClock />} title={t("title")} note={t("note")} padded>
      <LeaveGuard isUnsaved={changed !== null} />
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <Select
            aria-label={t("year")}
            value={String(year)}
            onChange={(value) => {
              setYear(Number(value));
              setChanged(null);
            }}
            options={years.map((one) => ({ value: String(one.year), label: String(one.year) }))}
          />
          <p className="text-13 text-ink-2">
            {stored.known.length > 0
              ? t("known", { days: stored.known.map((day) => formatDay(day, { locale, style: "shortDate" })).join(", ") })
              : t("unknown")}
          </p>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Days label={t("off")} days={off} locale={locale} onChange={(days) => setChanged({ off: days, work })} />
          <Days label={t("work")} days={work} locale={locale} onChange={(days) => setChanged({ off, work: days })} />
        </div>
        <div className="flex justify-end">
          <Button
            variant="primary"
            pending={put.isPending}
            disabledReason={needs ?? (changed ? null : t("unchanged"))}
            onClick={() => put.mutate({ year, off, work })}
          >
            {t("save")}
          </Button>
        </div>
      </div>
    </Card>
  );
}
