"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { ChannelMark, monogramOf } from "@/ui/channel-mark";
import { Checkbox } from "@/ui/checkbox";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import { type ChosenParcel, DayBar } from "./day-bar";
import { type DayBoard, DayGoods, type DayRow, DayState, DeadlineMark, NextAct } from "./day-parts";

export type Papers = { stickers: (fulfilmentIds: readonly string[]) => void; pickList: (fulfilmentIds: readonly string[]) => void };

type Props = { filter: { connection?: string; warehouse?: string }; first: { boards: DayBoard[]; more: boolean }; papers: Papers };

/** The day's parcels, one board for each warehouse and marketplace; what was chosen is printed or dropped off together. */
export function DayBoards({ filter, first, papers }: Props) {
  const t = useTranslations("channels.day");
  const day = trpc.channelDay.day.useQuery(filter, { initialData: first });
  useLiveQuery(["fulfilment", "shipment", "order", "drop_off"], () => void day.refetch());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { boards, more } = day.data;
  const selected: ChosenParcel[] = boards.flatMap(({ connection, warehouse, rows }) =>
    rows.filter((row) => chosen.has(row.fulfilmentId)).map((row) => ({ connection, warehouse: warehouse.code, row })),
  );
  const select = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  return (
    <>
      {more && <p className="border-b border-line px-5 py-2 text-13 text-ink-2 max-md:px-4">{t("more")}</p>}
      {boards.map((board) => (
        <Board
          key={`${board.connection.code} ${board.warehouse.code}`}
          board={board}
          chosen={chosen}
          onSelect={select}
          onSticker={(id) => papers.stickers([id])}
        />
      ))}
      <DayBar selected={selected} papers={papers} onClear={() => setChosen(new Set())} />
    </>
  );
}

type BoardProps = {
  board: DayBoard;
  chosen: ReadonlySet<string>;
  onSelect: (ids: readonly string[], on: boolean) => void;
  onSticker: (fulfilmentId: string) => void;
};

function Board({ board: { connection, warehouse, rows }, chosen, onSelect, onSticker }: BoardProps) {
  const t = useTranslations("channels.day");
  const ui = useTranslations("ui");
  const name = t("board", { connection: connection.name, warehouse: warehouse.name });
  // What must be stopped is seen before anything leaves.
  const stopped = rows.filter(({ stop }) => stop !== null);
  const going = rows.filter(({ stop }) => stop === null);
  const ids = going.map(({ fulfilmentId }) => fulfilmentId);
  const on = ids.filter((id) => chosen.has(id)).length;
  const common = (row: DayRow) => ({
    row,
    selected: chosen.has(row.fulfilmentId),
    onSelect: (wanted: boolean) => onSelect([row.fulfilmentId], wanted),
    onSticker: () => onSticker(row.fulfilmentId),
  });
  return (
    <section aria-label={name}>
      <h2 className="flex flex-wrap items-center gap-2 border-b border-line bg-sunken px-5 py-2 text-13 font-semibold max-md:px-4">
        <ChannelMark mark={monogramOf(connection.name)} name={connection.name} showName={false} />
        {name}
        <span className="font-normal text-ink-3 tabular-nums">{t("count", { count: rows.length })}</span>
      </h2>
      <Table label={name} row={52} columns={[44, 150, 170, { width: null, from: "xl" }, null, 140]} className="max-md:hidden">
        <TableHead>
          <HeadCell>
            <Checkbox
              aria-label={ui("selectAll")}
              checked={on > 0 && on === ids.length ? true : on > 0 ? "indeterminate" : false}
              onChange={(wanted) => onSelect(ids, wanted)}
            />
          </HeadCell>
          <HeadCell>{t("columns.deadline")}</HeadCell>
          <HeadCell>{t("columns.order")}</HeadCell>
          <HeadCell from="xl">{t("columns.goods")}</HeadCell>
          <HeadCell>{t("columns.state")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("columns.actions")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {[...stopped, ...going].map((row) => (
            <DayLine key={row.fulfilmentId} {...common(row)} />
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {[...stopped, ...going].map((row) => (
          <DayCard key={row.fulfilmentId} {...common(row)} />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { row: DayRow; selected: boolean; onSelect: (on: boolean) => void; onSticker: () => void };

function DayLine({ row, selected, onSelect, onSticker }: RowProps) {
  const t = useTranslations("channels.day");
  return (
    <Row selected={selected}>
      <Cell>
        {row.stop === null && (
          <span className="relative z-1">
            <Checkbox aria-label={t("select", { number: row.number })} checked={selected} onChange={(on) => onSelect(on)} />
          </span>
        )}
      </Cell>
      <Cell>
        <DeadlineMark row={row} />
      </Cell>
      <Cell>
        <span className="grid">
          <RowLink href={`/orders/${row.orderNumber}`}>{row.orderNumber}</RowLink>
          <span className="mono truncate text-12 text-ink-3">{row.externalId}</span>
        </span>
      </Cell>
      <Cell from="xl" className="text-ink-2">
        <DayGoods row={row} />
      </Cell>
      <Cell wrap>
        <DayState row={row} />
      </Cell>
      <Cell>
        <span className="relative z-1 flex justify-end">
          <NextAct row={row} onSticker={onSticker} />
        </span>
      </Cell>
    </Row>
  );
}

function DayCard({ row, selected, onSelect, onSticker }: RowProps) {
  const t = useTranslations("channels.day");
  return (
    <li
      className={`relative grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 border-b border-line px-4 py-3 ${selected ? "bg-accent-tint" : ""}`}
    >
      <span className="relative z-1 w-6">
        {row.stop === null && (
          <Checkbox aria-label={t("select", { number: row.number })} checked={selected} onChange={(on) => onSelect(on)} />
        )}
      </span>
      <span className="grid min-w-0 gap-1 text-13">
        <Link href={`/orders/${row.orderNumber}`} className="truncate text-16 font-medium after:absolute after:inset-0">
          {row.orderNumber} <span className="mono text-12 font-normal text-ink-3">{row.externalId}</span>
        </Link>
        <span className="truncate text-ink-2">
          <DayGoods row={row} />
        </span>
        <DayState row={row} />
        <span className="relative z-1 mt-1">
          <NextAct row={row} onSticker={onSticker} />
        </span>
      </span>
      <DeadlineMark row={row} />
    </li>
  );
}
