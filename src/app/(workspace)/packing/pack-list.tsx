"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FloorTask } from "@/modules/fulfilment/ui/pick-task";
import { HoldBadge } from "@/modules/orders/ui/status-badges";
import { ButtonLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { Pictures } from "@/ui/picture";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import { DueMark, unitsIn } from "../picking/work-line";

/** Picked tasks: whoever is free takes the first. */
export function PackList({ tasks, oneWarehouse }: { tasks: readonly FloorTask[]; oneWarehouse: boolean }) {
  const t = useTranslations("packing.list");
  const picking = useTranslations("picking.list");
  return (
    <>
      <Table
        label={t("label")}
        row={44}
        sticky
        columns={[100, 128, 140, null, 130, { width: 150, from: "xl" }, 120]}
        className="max-md:hidden"
      >
        <TableHead>
          <HeadCell>{picking("task")}</HeadCell>
          <HeadCell>{picking("due")}</HeadCell>
          <HeadCell>{picking("contents")}</HeadCell>
          <HeadCell>{t("buyer")}</HeadCell>
          <HeadCell>{oneWarehouse ? t("picked") : picking("warehouse")}</HeadCell>
          <HeadCell from="xl">{picking("picker")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("pack")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {tasks.map((task) => (
            <Row key={task.id}>
              <Cell>
                <RowLink href={`/packing/${task.id}`}>{task.number}</RowLink>
              </Cell>
              <Cell>
                <DueMark task={task} />
              </Cell>
              <Cell>
                <Pictures
                  items={task.lines.map((line) => ({ key: line.id, src: line.picture }))}
                  more={picking("units", { units: unitsIn(task) })}
                />
              </Cell>
              <Cell>
                <span className="flex items-center gap-2">
                  <span className="truncate">{task.customerName}</span>
                  {task.openHolds[0] && <HoldBadge reason={task.openHolds[0]} />}
                </span>
              </Cell>
              <Cell>{oneWarehouse ? task.pickedAt && <DateTime at={task.pickedAt} /> : task.warehouseName}</Cell>
              <Cell from="xl" className="text-ink-2">
                {task.pickerName}
              </Cell>
              <Cell>
                <span className="relative z-1 flex justify-end">
                  <ButtonLink size="sm" variant="primary" href={`/packing/${task.id}`}>
                    {t("pack")}
                  </ButtonLink>
                </span>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {tasks.map((task) => (
          <li key={task.id} className="relative flex items-center gap-3 border-b border-line px-4 py-3">
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                <Link href={`/packing/${task.id}`} className="text-16 font-semibold tabular-nums after:absolute after:inset-0">
                  {task.number}
                </Link>
                <DueMark task={task} />
                {task.openHolds[0] && <HoldBadge reason={task.openHolds[0]} />}
              </div>
              <div className="mt-1">
                <Pictures
                  items={task.lines.map((line) => ({ key: line.id, src: line.picture }))}
                  more={picking("units", { units: unitsIn(task) })}
                />
              </div>
              <div className="mt-1 truncate text-12 text-ink-3">
                {oneWarehouse ? task.customerName : `${task.customerName}, ${task.warehouseName}`}
              </div>
            </div>
            <span className="relative z-1">
              <ButtonLink variant="primary" href={`/packing/${task.id}`}>
                {t("pack")}
              </ButtonLink>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
