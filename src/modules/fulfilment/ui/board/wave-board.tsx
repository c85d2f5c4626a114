"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { Checkbox } from "@/ui/checkbox";
import { DateTime } from "@/ui/date-time";
import { Section } from "@/ui/section";
import { Select } from "@/ui/select";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { WaveBoard } from "../../waves/board-queries";
import { Counters } from "./counters";
import { Questions } from "./questions";
import { ReleaseBar } from "./release-bar";
import { TaskColumns } from "./task-columns";
import { useCarrierWord } from "./use-carrier-word";
import { WaveRows } from "./wave-rows";

export type Board = OverTheWire<WaveBoard>;
type Props = {
  board: Board;
  carrier: string | null;
  names: Readonly<Record<string, string>>;
  warehouses: readonly { code: string; name: string }[];
};

/** The supervisor's board: what is asked, what is due by cut-off and carrier, what may be released, and the tasks on the floor. */
export function WaveBoardView({ board, carrier, names, warehouses }: Props) {
  const t = useTranslations("waves.board");
  const router = useRouter();
  const go = (next: { warehouse?: string; carrier?: string | null }) => {
    const query = new URLSearchParams({ warehouse: next.warehouse ?? board.warehouse.code });
    const by = next.carrier === undefined ? carrier : next.carrier;
    if (by !== null && next.warehouse === undefined) query.set("carrier", by);
    router.push(`/picking/waves?${query}`);
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 px-5 py-5 max-md:px-4">
      {warehouses.length > 1 && (
        <div className="max-w-60">
          <Select
            size="sm"
            aria-label={t("warehouse")}
            value={board.warehouse.code}
            onChange={(warehouse) => go({ warehouse })}
            options={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
      )}
      <Questions questions={board.questions} warehouse={board.warehouse.code} />
      <Counters counters={board.counters} carrier={carrier} names={names} onCarrier={(next) => go({ carrier: next })} />
      <ToDo board={board} carrier={carrier} names={names} />
      <TaskColumns board={board} />
      <WaveRows waves={board.waves} />
    </div>
  );
}

/** Work that nobody has been given yet, the most pressing first. */
function ToDo({ board, carrier, names }: Omit<Props, "warehouses">) {
  const wordOf = useCarrierWord(names);
  const t = useTranslations("waves.board");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = board.due.filter((one) => chosen.has(one.fulfilmentId));
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const all = selected.length === board.due.length && selected.length > 0;
  return (
    <Section title={t("toDo", { count: board.due.length })}>
      <ReleaseBar
        board={board}
        carrier={carrier}
        selected={selected.map((one) => one.fulfilmentId)}
        onReleased={() => setChosen(new Set())}
      />
      {board.due.length === 0 ? (
        <p className="py-3 text-13 text-ink-2">{t("nothingToDo")}</p>
      ) : (
        <div className="max-h-120 overflow-auto">
          <Table label={t("toDo", { count: board.due.length })} gutter={0} columns={[40, 110, null, 150, 90, 90]}>
            <TableHead>
              <HeadCell>
                <Checkbox
                  aria-label={t("selectAll")}
                  checked={all ? true : selected.length > 0 ? "indeterminate" : false}
                  onChange={() => setChosen(all ? new Set() : new Set(board.due.map((one) => one.fulfilmentId)))}
                />
              </HeadCell>
              <HeadCell>{t("task")}</HeadCell>
              <HeadCell>{t("carrier")}</HeadCell>
              <HeadCell>{t("due")}</HeadCell>
              <HeadCell numeric>{t("lines")}</HeadCell>
              <HeadCell numeric>{t("units")}</HeadCell>
            </TableHead>
            <tbody>
              {board.due.map((one) => (
                <Row key={one.fulfilmentId} selected={chosen.has(one.fulfilmentId)}>
                  <Cell>
                    <Checkbox
                      aria-label={one.number}
                      checked={chosen.has(one.fulfilmentId)}
                      onChange={(on) => choose(one.fulfilmentId, on)}
                    />
                  </Cell>
                  <Cell>{one.number}</Cell>
                  <Cell>{wordOf(one.carrier)}</Cell>
                  <Cell>{one.dueAt ? <DateTime at={one.dueAt} /> : t("noDue")}</Cell>
                  <Cell numeric>{one.lines}</Cell>
                  <Cell numeric>{one.units}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Section>
  );
}
