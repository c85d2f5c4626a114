"use client";
import { NotebookPen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { wallClock } from "@/lib/formats";
import { useNeeds } from "@/platform/actor-react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { DateTime } from "@/ui/date-time";
import { useFormats, useNow } from "@/ui/formats-context";
import { SegmentedControl } from "@/ui/segmented-control";
import { Timeline, type TimelineEntry } from "@/ui/timeline";
import { MessageDialog } from "./message-dialog";
import { MessageWords } from "./message-words";
import { NoteComposer } from "./note-composer";
import { foldFacts, type HistoryKind, historyKinds, lookOf } from "./timeline-facts";
import { mailSign, TimelineSign } from "./timeline-sign";
import { useFactWords } from "./use-fact-words";

type Names = Readonly<Record<string, string>>;
type Props = { order: OrderPage; warehouses: Names; carriers: Names };
type Dated = TimelineEntry & { at: Date; kind: HistoryKind };

/** Everything that happened to the order, newest first: what people and the program did, what the buyer was told, what the carrier says. */
export function OrderHistory({ order, warehouses, carriers }: Props) {
  const t = useTranslations("orders.timeline");
  const [kind, setKind] = useState<HistoryKind>("all");
  const [writing, setWriting] = useState(false);
  const [reading, setReading] = useState<string | null>(null);
  const needs = useNeeds("operator");
  const goods = Object.fromEntries(order.lines.map(({ sku, name }) => [sku, name]));
  const words = useFactWords({ warehouses, carriers, goods, currency: order.currency });
  const facts = foldFacts(order.events).map((fact): Dated => {
    const { kind, tone } = lookOf(fact.type);
    const at = new Date(fact.at);
    return { id: fact.id, at, kind, tone, time: <DateTime at={at} as="time" />, sign: <TimelineSign type={fact.type} />, ...words(fact) };
  });
  const letters = order.messages.map((message): Dated => {
    const text = <MessageWords key={message.id} message={message} onRead={() => setReading(message.id)} />;
    const tone = message.status === "failed" ? "danger" : "neutral";
    return { id: message.id, at: message.at, kind: "messages", tone, time: <DateTime at={message.at} as="time" />, sign: mailSign, text };
  });
  const shown = [...facts, ...letters]
    .filter((entry) => kind === "all" || entry.kind === kind)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const days = useDays(shown);
  return (
    <section aria-labelledby="history" className="mt-2">
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="history" className="text-16 font-semibold">
          {t("title")}
        </h2>
        <SegmentedControl
          label={t("filter")}
          value={kind}
          onChange={setKind}
          options={historyKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <Button
          size="sm"
          icon={<NotebookPen />}
          className="ml-auto"
          aria-expanded={writing}
          disabledReason={needs}
          onClick={() => setWriting(!writing)}
        >
          {t("note")}
        </Button>
      </div>
      {writing && <NoteComposer orderId={order.id} onClose={() => setWriting(false)} />}
      {shown.length > 0 ? <Timeline days={days} /> : <p className="text-13 text-ink-3">{t("none")}</p>}
      {reading && <MessageDialog id={reading} onClose={() => setReading(null)} />}
    </section>
  );
}

/** Grouped by the days of the organization's calendar, today by its name. */
function useDays(entries: readonly Dated[]) {
  const t = useTranslations("orders.timeline");
  const formats = useFormats();
  const today = wallClock(useNow(), formats.timeZone).key;
  const days: { id: string; label: string; entries: Dated[] }[] = [];
  for (const entry of entries) {
    const id = wallClock(entry.at, formats.timeZone).key;
    const day = days.at(-1);
    if (day?.id === id) day.entries.push(entry);
    else days.push({ id, label: id === today ? t("today", { day: formats.date(entry.at) }) : formats.date(entry.at), entries: [entry] });
  }
  return days;
}
