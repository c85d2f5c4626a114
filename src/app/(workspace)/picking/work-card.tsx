"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { priorityOf } from "@/modules/orders/priority";
import { PriorityMark } from "@/modules/orders/ui/priority-mark";
import { Checkbox } from "@/ui/checkbox";
import { Pictures } from "@/ui/picture";
import { useGlow } from "@/ui/use-glow";
import { StartButton } from "./start-button";
import { DueMark, TaskState, unitsIn, type WorkRow } from "./work-line";

/** One task on a phone: the thumb finds "start" at the right edge. */
export function WorkCard({ task, main, oneWarehouse, selected, onSelect }: WorkRow) {
  const t = useTranslations("picking.list");
  const ui = useTranslations("ui");
  const glow = useGlow(`${task.status} ${task.version} ${task.openHolds.join()}`);
  return (
    <li
      className={`relative flex items-center gap-3 border-b border-line px-4 py-3 ${selected ? "bg-accent-tint" : glow ? "animate-glow" : ""}`}
    >
      <span className="relative z-1">
        <Checkbox aria-label={ui("selectRow", { label: task.number })} checked={selected} onChange={(on) => onSelect(on)} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link href={`/picking/${task.id}`} className="text-16 font-semibold tabular-nums after:absolute after:inset-0">
            {task.number}
          </Link>
          <PriorityMark priority={priorityOf(task.priority)} />
          <DueMark task={task} />
        </div>
        <div className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-13">
          <Pictures items={task.lines.map((line) => ({ key: line.id, src: line.picture }))} more={t("units", { units: unitsIn(task) })} />
          {(task.status !== "planned" || task.openHolds.length > 0) && <TaskState task={task} />}
        </div>
        {(!oneWarehouse || (task.pickerName && task.status === "picking")) && (
          <div className="mt-1 truncate text-12 text-ink-3">
            {[oneWarehouse ? null : task.warehouseName, task.status === "picking" ? task.pickerName : null].filter(Boolean).join(", ")}
          </div>
        )}
      </div>
      <span className="relative z-1">
        <StartButton task={task} main={main} />
      </span>
    </li>
  );
}
