"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ChannelMark, monogramOf } from "@/ui/channel-mark";
import { Checkbox } from "@/ui/checkbox";
import { cx } from "@/ui/cx";
import { DateTime } from "@/ui/date-time";
import { Money, Quantity } from "@/ui/money";
import { Pictures } from "@/ui/picture";
import { useGlow } from "@/ui/use-glow";
import { priorityOf } from "../priority";
import { DueMark } from "./due-mark";
import type { OrderLineProps } from "./order-line";
import { signatureOf } from "./order-row";
import { OrderState } from "./order-state";
import { PriorityMark } from "./priority-mark";
import { Responsible } from "./responsible";
import { PaymentStatus } from "./status-badges";

/** An order on a phone: the same facts in three lines, the whole card a link. */
export function OrderCard({ row, selected, onSelect, onOpen }: OrderLineProps) {
  const ui = useTranslations("ui");
  const glow = useGlow(signatureOf(row));
  return (
    <li
      className={cx(
        "relative grid grid-cols-[28px_minmax(0,1fr)] border-b border-line px-4 py-3 text-14",
        selected && "bg-accent-tint",
        glow && "animate-glow",
      )}
    >
      <span className="pt-0.5">
        <Checkbox
          aria-label={ui("selectRow", { label: row.number })}
          checked={selected}
          onChange={(on, event) => onSelect(on, event?.shiftKey ?? false)}
        />
      </span>
      <div className="grid min-w-0 gap-1.5">
        <div className="flex items-baseline gap-2">
          <Link
            href={`/orders/${encodeURIComponent(row.number)}`}
            prefetch={false}
            onClick={onOpen}
            className="font-medium tabular-nums after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-ink"
          >
            {row.number}
          </Link>
          <PriorityMark priority={priorityOf(row.priority)} className="self-center" />
          <span className="min-w-0 flex-1 truncate">{row.customerName}</span>
          <Money minor={row.totalMinor} currency={row.currency} className="font-medium" />
        </div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13">
          <OrderState row={row} />
          <PaymentStatus status={row.paymentStatus} />
          <span className="ml-auto">
            <DueMark row={row} />
          </span>
        </div>
        <div className="flex items-center gap-3 text-13 text-ink-3">
          <Pictures
            items={row.pictures.map(({ sku, picture }, at) => ({ key: `${at} ${sku}`, src: picture }))}
            more={<Quantity value={row.units} />}
          />
          <span className="ml-auto flex min-w-0 items-center gap-2">
            <ChannelMark mark={monogramOf(row.channelName)} name={row.channelName} showName={false} />
            <DateTime at={row.placedAt} />
            {row.responsible && <Responsible name={row.responsible} className="size-5!" />}
          </span>
        </div>
      </div>
    </li>
  );
}
