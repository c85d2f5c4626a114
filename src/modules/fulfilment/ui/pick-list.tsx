"use client";
import { ScanBarcode, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMe } from "@/platform/actor-react";
import { DateTime } from "@/ui/date-time";
import { FloorRow } from "@/ui/floor/floor-row";
import { StateBanner } from "@/ui/floor/state-banner";
import type { FloorTask } from "./pick-task";

/** Picking tasks for the thumb: what is begun by me first, then by urgency. What a colleague has in hand says so. */
export function PickList({ tasks }: { tasks: readonly FloorTask[] }) {
  const t = useTranslations("floor.pick");
  const me = useMe().id;
  const mine = tasks.filter((task) => task.status === "picking" && task.pickerId === me);
  const rest = tasks.filter((task) => !mine.includes(task));
  if (tasks.length === 0) return <StateBanner tone="yes" title={t("empty")} text={t("emptyText")} />;
  return (
    <ul className="grid gap-2.5 px-4 pt-3 pb-4">
      {[...mine, ...rest].map((task) => (
        <li key={task.id}>
          <FloorRow
            href={`/floor/pick/${task.id}`}
            sign={task.pickerId && task.pickerId !== me ? <UserRound aria-hidden="true" /> : <ScanBarcode aria-hidden="true" />}
            title={t("task", { number: task.number, warehouse: task.warehouseName })}
            note={<Note task={task} mine={task.pickerId === me} />}
            figure={task.lines.reduce((sum, line) => sum + line.quantity - line.picked, 0)}
          />
        </li>
      ))}
    </ul>
  );
}

function Note({ task, mine }: { task: FloorTask; mine: boolean }) {
  const t = useTranslations("floor.pick");
  return (
    <>
      {task.status === "picking" && <b className="font-semibold">{mine ? t("yours") : t("theirs", { name: task.pickerName ?? "" })}. </b>}
      {task.dueAt ? t.rich("due", { at: () => <DateTime at={task.dueAt ?? ""} /> }) : t("noDue")}
    </>
  );
}
