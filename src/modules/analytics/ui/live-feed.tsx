"use client";
import { Boxes, CircleAlert, Mail, PackageCheck, RotateCcw, ScanLine, Star, Truck, Undo2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { useFormats } from "@/ui/formats-context";
import { Glyph } from "@/ui/glyphs";
import { LiveDot } from "@/ui/live-dot";
import { Section } from "@/ui/section";
import { useGlow } from "@/ui/use-glow";
import { type FeedKey, type FeedSign, feedKeyOf, feedSignOf } from "../feed-words";

export type FeedItem = { id: string; at: Date | string; type: string; number: string | null; by: string; data: Record<string, unknown> };

const signs: Record<FeedSign, ReactElement> = {
  order: (
    <span className="text-info">
      <Glyph name="dot" />
    </span>
  ),
  money: (
    <span className="text-success">
      <Glyph name="squareCheck" />
    </span>
  ),
  hold: (
    <span className="text-warning">
      <Glyph name="hold" />
    </span>
  ),
  work: (
    <span className="text-progress">
      <Glyph name="half" />
    </span>
  ),
  packed: <PackageCheck className="text-progress" />,
  way: <Truck className="text-info" />,
  done: (
    <span className="text-success">
      <Glyph name="check" />
    </span>
  ),
  alert: <CircleAlert className="text-danger" />,
  scan: <ScanLine className="text-danger" />,
  mail: <Mail className="text-ink-3" />,
  star: <Star className="text-info" />,
  back: <Undo2 className="text-warning" />,
  stock: <Boxes className="text-ink-3" />,
  again: <RotateCcw className="text-ink-3" />,
};

/** What happens right now, newest first; grows by itself. */
export function LiveFeed({ first }: { first: FeedItem[] }) {
  const t = useTranslations("dashboard");
  const utils = trpc.useUtils();
  const { data = first } = trpc.dashboard.feed.useQuery(undefined, { initialData: first as never, refetchOnMount: false });
  useLiveQuery(["order", "fulfilment", "shipment", "put_back", "message", "scan", "intake"], () => utils.dashboard.feed.invalidate());
  const items = (data as FeedItem[]).flatMap((item) => {
    const key = feedKeyOf(item.type, item.data);
    return key ? [{ ...item, key }] : [];
  });
  return (
    <Section title={t("now")} icon={<LiveDot state="live" bare />}>
      {items.length === 0 ? (
        <p className="text-13 text-ink-3">{t("nowNone")}</p>
      ) : (
        <ol aria-live="polite" aria-relevant="additions" className="-mx-2">
          {items.map((item) => (
            <FeedRow key={item.id} item={item} newest={item.id === items[0]?.id} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function FeedRow({ item, newest }: { item: FeedItem & { key: FeedKey }; newest: boolean }) {
  const t = useTranslations("feed");
  const hold = useTranslations("status.hold");
  const f = useFormats();
  const glow = useGlow(newest ? item.id : "");
  const { data } = item;
  const reason = typeof data.reason === "string" && hold.has(data.reason as never) ? hold(data.reason as never) : "";
  const values = {
    number: item.number ?? "",
    by: item.by,
    sum:
      typeof data.totalMinor === "number"
        ? f.money(data.totalMinor, String(data.currency))
        : typeof data.amountMinor === "number"
          ? f.money(data.amountMinor, String(data.currency))
          : "",
    units: typeof data.units === "number" ? data.units : 0,
    score: typeof data.score === "number" ? data.score : 0,
    place: typeof data.location === "string" && data.location ? data.location : "none",
    reason,
  };
  return (
    <li className={`flex gap-3 rounded px-2 py-1 text-13 ${glow ? "animate-glow" : ""}`}>
      <span className="w-10 shrink-0 text-ink-3 tabular-nums">
        <DateTime at={item.at} as="time" />
      </span>
      <span aria-hidden="true" className="mt-0.5 [&_svg]:size-4">
        {signs[feedSignOf(item.key)]}
      </span>
      <span className="min-w-0">
        {t.rich(item.key, {
          ...values,
          b: (words) =>
            item.number ? (
              <Link href={`/orders/${item.number}`} className="font-medium tabular-nums hover:underline">
                {words}
              </Link>
            ) : (
              <b>{words}</b>
            ),
        })}
      </span>
    </li>
  );
}
