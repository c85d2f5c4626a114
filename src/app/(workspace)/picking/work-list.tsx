"use client";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { pickListAddress } from "@/modules/fulfilment/ui/papers";
import type { FloorTask } from "@/modules/fulfilment/ui/pick-task";
import { BulkBar } from "@/ui/bulk-bar";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { usePrint } from "@/ui/print/use-print";
import { HeadCell, Table, TableHead } from "@/ui/table";
import { WorkCard } from "./work-card";
import { WorkLine } from "./work-line";

const most = 50;

/** The tasks of the floor, to start one or to print one walk for several. Selection stays while the list changes underneath. */
export function WorkList({ tasks, oneWarehouse }: { tasks: readonly FloorTask[]; oneWarehouse: boolean }) {
  const t = useTranslations("picking.list");
  const ui = useTranslations("ui");
  const print = usePrint();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = tasks.filter((task) => chosen.has(task.id));
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const all = selected.length === tasks.length;
  const warehouses = new Set(selected.map((task) => task.warehouse));
  const cannotPrint = warehouses.size > 1 ? t("oneWarehouseOnly") : selected.length > most ? t("tooMany", { most }) : null;
  const mostUrgent = tasks.find((task) => task.openHolds.length === 0)?.id;
  const row = (task: FloorTask) => ({
    task,
    main: task.id === mostUrgent,
    oneWarehouse,
    selected: chosen.has(task.id),
    onSelect: (on: boolean) => choose(task.id, on),
  });

  return (
    <>
      <Table
        label={t("label")}
        row={44}
        sticky
        columns={[44, 96, 128, 140, null, oneWarehouse ? 0 : 124, { width: 150, from: "xl" }, 116]}
        className="max-md:hidden"
      >
        <TableHead>
          <HeadCell>
            <Checkbox
              aria-label={ui("selectAll")}
              checked={all && selected.length > 0 ? true : selected.length > 0 ? "indeterminate" : false}
              onChange={() => setChosen(all ? new Set() : new Set(tasks.map((task) => task.id)))}
            />
          </HeadCell>
          <HeadCell>{t("task")}</HeadCell>
          <HeadCell>{t("due")}</HeadCell>
          <HeadCell>{t("contents")}</HeadCell>
          <HeadCell>{t("state")}</HeadCell>
          {oneWarehouse ? <HeadCell className="p-0!" /> : <HeadCell>{t("warehouse")}</HeadCell>}
          <HeadCell from="xl">{t("picker")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("start")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {tasks.map((task) => (
            <WorkLine key={task.id} {...row(task)} />
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {tasks.map((task) => (
          <WorkCard key={task.id} {...row(task)} />
        ))}
      </ul>
      <BulkBar count={selected.length} note={t("units", { units: unitsOf(selected) })} onClear={() => setChosen(new Set())}>
        <Button
          variant="ghost"
          icon={<Printer />}
          disabledReason={cannotPrint}
          onClick={() => {
            const fulfilmentIds = selected.map(({ id }) => id);
            print({ kind: "pick_list", fulfilmentIds }, pickListAddress(fulfilmentIds));
          }}
        >
          {t("print")}
        </Button>
      </BulkBar>
    </>
  );
}

const unitsOf = (tasks: readonly FloorTask[]) =>
  tasks.reduce((sum, task) => sum + task.lines.reduce((units, line) => units + line.quantity, 0), 0);
