"use client";
import { Package } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FloorTask } from "@/modules/fulfilment/ui/pick-task";
import { DateTime } from "@/ui/date-time";
import { FloorRow } from "@/ui/floor/floor-row";
import { StateBanner } from "@/ui/floor/state-banner";

/** What is picked and waits for its box, for the thumb. */
export function FloorPackList({ tasks }: { tasks: readonly FloorTask[] }) {
  const t = useTranslations("floor.pack");
  if (tasks.length === 0) return <StateBanner tone="yes" title={t("empty")} text={t("emptyText")} />;
  return (
    <ul className="grid gap-2.5 px-4 pt-3 pb-4">
      {tasks.map((task) => (
        <li key={task.id}>
          <FloorRow
            href={`/floor/pack/${task.id}`}
            sign={<Package aria-hidden="true" />}
            title={t("task", { number: task.number, warehouse: task.warehouseName })}
            note={task.dueAt ? t.rich("due", { at: () => <DateTime at={task.dueAt ?? ""} /> }) : t("noDue")}
            figure={task.lines.reduce((sum, line) => sum + line.picked, 0)}
          />
        </li>
      ))}
    </ul>
  );
}
