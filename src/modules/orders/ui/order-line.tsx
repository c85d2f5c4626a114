"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ChannelMark, monogramOf } from "@/ui/channel-mark";
import { Checkbox } from "@/ui/checkbox";
import { DateTime } from "@/ui/date-time";
import { Money, Quantity } from "@/ui/money";
import { Pictures } from "@/ui/picture";
import { Cell, Row, RowLink } from "@/ui/table";
import { useGlow } from "@/ui/use-glow";
import { priorityOf } from "../priority";
import { DueMark } from "./due-mark";
import { type OrderRow, signatureOf } from "./order-row";
import { OrderState } from "./order-state";
import { PriorityMark } from "./priority-mark";
import { Responsible } from "./responsible";
import { PaymentStatus } from "./status-badges";

export type OrderLineProps = {
  row: OrderRow;
  selected: boolean;
  cursor?: boolean;
  onSelect: (on: boolean, range: boolean) => void;
  /** The list remembers itself, so that the order's page knows its neighbours and the way back. */
  onOpen: () => void;
};

/** An order as one row of 36 px. */
export function OrderLine({ row, selected, cursor = false, onSelect, onOpen }: OrderLineProps) {
  const ui = useTranslations("ui");
  const ref = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (cursor) ref.current?.scrollIntoView({ block: "nearest" });
  }, [cursor]);
  return (
    <Row ref={ref} selected={selected} cursor={cursor} glow={useGlow(signatureOf(row))} className="scroll-mt-(--list-head) scroll-mb-20">
      <Cell className="pr-0! overflow-visible!">
        <Checkbox
          aria-label={ui("selectRow", { label: row.number })}
          checked={selected}
          onChange={(on, event) => onSelect(on, event?.shiftKey ?? false)}
        />
      </Cell>
      <Cell>
        <RowLink href={`/orders/${encodeURIComponent(row.number)}`} prefetch={false} onClick={onOpen}>
          {row.number}
        </RowLink>
      </Cell>
      <Cell from="xl" className="text-ink-2">
        <DateTime at={row.placedAt} />
      </Cell>
      <Cell title={row.customerName}>
        <span className="flex min-w-0 items-center gap-1">
          <PriorityMark priority={priorityOf(row.priority)} />
          <span className="min-w-0 flex-1 truncate">{row.customerName}</span>
          {row.responsible && <Responsible name={row.responsible} className="size-5! 2xl:hidden" />}
        </span>
      </Cell>
      <Cell from="xl">
        <span className="flex min-w-0">
          <ChannelMark mark={monogramOf(row.channelName)} name={row.channelName} />
        </span>
      </Cell>
      <Cell from="wide">
        <Pictures
          items={row.pictures.map(({ sku, picture }, at) => ({ key: `${at} ${sku}`, src: picture }))}
          more={<Quantity value={row.units} />}
        />
      </Cell>
      <Cell numeric>
        <Money minor={row.totalMinor} currency={row.currency} />
      </Cell>
      <Cell>
        <PaymentStatus status={row.paymentStatus} />
      </Cell>
      <Cell>
        <OrderState row={row} />
      </Cell>
      <Cell from="wide" className="text-ink-2">
        {row.warehouses.map(({ name }) => name).join(", ")}
      </Cell>
      <Cell className="tabular-nums">
        <DueMark row={row} />
      </Cell>
      <Cell from="2xl" className="pl-0!">
        {row.responsible && <Responsible name={row.responsible} />}
      </Cell>
    </Row>
  );
}
