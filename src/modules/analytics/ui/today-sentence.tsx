"use client";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import type { Today } from "../today-queries";

const change = (now: number, before: number) => (before > 0 ? Math.round(((now - before) / before) * 100) : null);

/** The day in one sentence; every figure opens the orders it was counted from. */
export function TodaySentence({ today, startOfDay }: { today: Today; startOfDay: string }) {
  const t = useTranslations("dashboard");
  const f = useFormats();
  const percent = change(today.totalMinor, today.before.totalMinor);
  const sold = `/orders?view=all&placedAfter=${encodeURIComponent(startOfDay)}`;
  const link = (href: string) => (words: React.ReactNode) => <FigureLink href={href}>{words}</FigureLink>;
  return (
    <p className="max-w-190 text-balance text-20 font-medium">
      {today.orders === 0
        ? t("todayNone")
        : t.rich("todaySold", {
            count: today.orders,
            sum: f.money(today.totalMinor, today.currency),
            orders: link(sold),
            money: link(sold),
          })}
      {today.orders > 0 &&
        percent !== null &&
        t(percent > 0 ? "more" : percent < 0 ? "less" : "same", { percent: f.percent(Math.abs(percent) / 100) })}
      {". "}
      {today.leftToShip > 0 ? t.rich("leftToShip", { count: today.leftToShip, work: link("/orders?view=due_today") }) : t("nothingLeft")}
    </p>
  );
}
