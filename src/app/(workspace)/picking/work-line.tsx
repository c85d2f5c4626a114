"use client";
import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FloorTask } from "@/modules/fulfilment/ui/pick-task";
import { priorityOf } from "@/modules/orders/priority";
import { PriorityMark } from "@/modules/orders/ui/priority-mark";
import { FulfilmentStatus, HoldBadge, LateBadge } from "@/modules/orders/ui/status-badges";
import { Avatar } from "@/ui/avatar";
import { Checkbox } from "@/ui/checkbox";
import { DateTime } from "@/ui/date-time";
import { useNow } from "@/ui/formats-context";
import { Pictures } from "@/ui/picture";
import { Cell, Row, RowLink } from "@/ui/table";
import { useGlow } from "@/ui/use-glow";
import { StartButton } from "./start-button";

export type WorkRow = {
  task: FloorTask;
  /** The most urgent one: its button is the page's main one. */
  main: boolean;
  oneWarehouse: boolean;
  selected: boolean;
  onSelect: (selected: boolean) => void;
};

export const unitsIn = (task: FloorTask) => task.lines.reduce((sum, line) => sum + line.quantity, 0);
const pickedIn = (task: FloorTask) => task.lines.reduce((sum, line) => sum + line.picked, 0);

/** One task as a row. */
export function WorkLine({ task, main, oneWarehouse, selected, onSelect }: WorkRow) {
  const t = useTranslations("picking.list");
  const ui = useTranslations("ui");
  const glow = useGlow(`${task.status} ${task.version} ${task.openHolds.join()}`);
  return (
    <Row selected={selected} glow={glow}>
      <Cell>
        <span className="relative z-1">
          <Checkbox aria-label={ui("selectRow", { label: task.number })} checked={selected} onChange={(on) => onSelect(on)} />
        </span>
      </Cell>
      <Cell>
        <span className="flex items-center gap-1">
          <RowLink href={`/picking/${task.id}`}>{task.number}</RowLink>
          <PriorityMark priority={priorityOf(task.priority)} />
        </span>
      </Cell>
      <Cell>
        <DueMark task={task} />
      </Cell>
      <Cell>
        <Pictures items={task.lines.map((line) => ({ key: line.id, src: line.picture }))} more={t("units", { units: unitsIn(task) })} />
      </Cell>
      <Cell>
        <TaskState task={task} />
      </Cell>
      {oneWarehouse ? <Cell className="p-0!" /> : <Cell>{task.warehouseName}</Cell>}
      <Cell from="xl">
        {task.pickerName && task.status === "picking" && (
          <span className="flex items-center gap-2">
            <Avatar name={task.pickerName} />
            <span className="truncate">{task.pickerName}</span>
          </span>
        )}
      </Cell>
      <Cell>
        <span className="relative z-1 flex justify-end">
          <StartButton task={task} size="sm" main={main} />
        </span>
      </Cell>
    </Row>
  );
}

/** What stands in the way, else how far it is. */
export function TaskState({ task }: { task: FloorTask }) {
  const t = useTranslations("picking.list");
  const [hold, ...more] = task.openHolds;
  if (hold) {
    return (
      <span className="inline-flex items-center gap-1.5">
        <HoldBadge reason={hold} />
        {more.length > 0 && <span className="text-12 text-ink-3">+{more.length}</span>}
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-2">
      <FulfilmentStatus status={task.status} />
      {task.status === "picking" && (
        <span className="text-12 text-ink-3 tabular-nums">{t("progress", { picked: pickedIn(task), units: unitsIn(task) })}</span>
      )}
    </span>
  );
}

/** When it must leave the house; late work is flagged. */
export function DueMark({ task }: { task: Pick<FloorTask, "dueAt"> }) {
  const t = useTranslations("picking.list");
  const now = useNow();
  if (!task.dueAt) return <span className="text-ink-3">{t("noDue")}</span>;
  const left = new Date(task.dueAt).getTime() - now.getTime();
  if (left < 0) return <LateBadge at={task.dueAt} />;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Clock aria-hidden="true" className={`size-3.5 ${left < soonMs ? "text-warning" : "text-ink-3"}`} />
      <DateTime at={task.dueAt} />
    </span>
  );
}

const soonMs = 2 * 60 * 60 * 1000;
