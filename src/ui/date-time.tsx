"use client";
import { useTranslations } from "next-intl";
import { span } from "@/lib/formats";
import { useFormats, useNow } from "./formats-context";

type At = Date | string | number;

/** A moment in the organization's time zone. `short`: time today, else the date; on hover the whole of it. */
export function DateTime({
  at,
  as = "short",
  className,
}: {
  at: At;
  as?: "short" | "full" | "date" | "time" | "weekday";
  className?: string;
}) {
  const formats = useFormats();
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.full(at)} className={`whitespace-nowrap tabular-nums ${className ?? ""}`}>
      {formats[as](at)}
    </time>
  );
}

/** How long ago or in how long: "53 мин назад", "через 2 дня". Keeps itself current. */
export function RelativeTime({ at, className }: { at: At; className?: string }) {
  const t = useTranslations("ui");
  const formats = useFormats();
  const distance = new Date(at).getTime() - useNow().getTime();
  const { unit, count } = span(distance);
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.full(at)} className={`whitespace-nowrap tabular-nums ${className ?? ""}`}>
      {t(`${distance > 0 ? "ahead" : "ago"}.${unit}`, { count })}
    </time>
  );
}
