"use client";
import { useTranslations } from "next-intl";
import { DateTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { Card } from "@/ui/section";
import type { WholeReturn } from "./return-row";

const text = (value: unknown) => (typeof value === "string" && value ? value : "none");
const figure = (value: unknown) => (typeof value === "number" ? value : 0);

/** Everything that happened to the return, newest first, with who did it. */
export function ReturnHistory({ one }: { one: WholeReturn }) {
  const t = useTranslations("orders.timeline.facts");
  const own = useTranslations("returns");
  const formats = useFormats();
  const words = (type: string, data: Record<string, unknown>) => {
    const key = type.replace(".", "_");
    if (!t.has(key as never)) return type;
    return t(
      key as never,
      {
        return: one.number,
        units: figure(data.units),
        tracking: text(data.trackingNumber),
        good: figure(data.good),
        damaged: figure(data.damaged),
        missing: figure(data.missing),
        warehouse: text(data.warehouse),
        sum: formats.money(figure(data.amountMinor), text(data.currency) === "none" ? undefined : text(data.currency)),
        fiscalNumber: text(data.fiscalNumber),
        order: text(data.order),
        carrier: text(data.carrier),
        status: text(data.status),
        place: text(data.location),
        reason: text(data.reason),
      } as never,
    );
  };
  return (
    <Card title={own("history")} padded>
      <ol className="grid gap-2 text-13">
        {one.events.map((event) => (
          <li key={event.id} className="grid grid-cols-[auto_minmax(0,1fr)] gap-3">
            <span className="text-ink-3">
              <DateTime at={event.at} as="short" />
            </span>
            <span className="[overflow-wrap:anywhere]">
              {words(event.type, event.data)} <span className="text-ink-3">{event.by}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
