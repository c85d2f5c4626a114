"use client";
import { CalendarDays } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { decreedDays, publicHolidays } from "@/lib/public-holidays";
import { alwaysOpen, type WorkCalendar } from "@/lib/work-calendar";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { useNow } from "@/ui/formats-context";
import { LeaveGuard } from "@/ui/leave-guard";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast";
import type { Warehouse } from "../warehouse-queries";
import { Days } from "./days-field";

// 1 January 2024 was a Monday.
const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, date: new Date(Date.UTC(2024, 0, day)) }));

/** On which days the warehouse works: closed weekdays, public holidays, and single days either way. */
export function CalendarCard({ warehouse }: { warehouse: Warehouse }) {
  const t = useTranslations("warehouses.calendar");
  const locale = useLocale();
  const reasonText = useReasonText();
  const router = useRouter();
  const needs = useNeeds("manager");
  const year = useNow().getFullYear();
  const [calendar, setCalendar] = useState<WorkCalendar>(warehouse.calendar ?? alwaysOpen);
  const [isDirty, setIsDirty] = useState(false);
  const put = trpc.warehouses.put.useMutation({
    onSuccess: () => {
      setIsDirty(false);
      showToast({ title: t("saved"), tone: "success" });
      router.refresh();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  const set = (changes: Partial<WorkCalendar>) => {
    setCalendar({ ...calendar, ...changes });
    setIsDirty(true);
  };
  const { closedWeekdays, holidays, closedDates, openDates } = calendar;
  const name = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  return (
    <Card icon={<CalendarDays />} title={t("title")} note={t("note")} padded>
      <LeaveGuard isUnsaved={isDirty} />
      <div className="grid gap-4">
        <fieldset>
          <legend className="mb-1 text-13 font-medium">{t("weekdays")}</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-2">
            {weekdays.map(({ day, date }) => {
              const isClosed = closedWeekdays.includes(day);
              // Some day has to stay.
              const isLast = !isClosed && closedWeekdays.length === 6;
              return (
                <Checkbox
                  key={day}
                  label={name.format(date)}
                  checked={isClosed}
                  disabled={isLast}
                  onChange={(on) =>
                    set({ closedWeekdays: on ? [...closedWeekdays, day].sort() : closedWeekdays.filter((one) => one !== day) })
                  }
                />
              );
            })}
          </div>
        </fieldset>
        <Switch
          label={t("holidays")}
          help={t("holidaysHelp", {
            year: String(year),
            days: publicHolidays("ru", year).size,
            known: decreedDays(year).length > 0 ? "yes" : "no",
          })}
          checked={holidays === "ru"}
          onChange={(on) => set({ holidays: on ? "ru" : null })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Days label={t("closed")} days={closedDates} locale={locale} onChange={(days) => set({ closedDates: days })} />
          <Days label={t("open")} days={openDates} locale={locale} onChange={(days) => set({ openDates: days })} />
        </div>
        <div className="flex justify-end">
          <Button
            variant="primary"
            pending={put.isPending}
            disabledReason={needs ?? (isDirty ? null : t("unchanged"))}
            onClick={() => put.mutate({ code: warehouse.code, warehouse: { name: warehouse.name, version: warehouse.version, calendar } })}
          >
            {t("save")}
          </Button>
        </div>
      </div>
    </Card>
  );
}
