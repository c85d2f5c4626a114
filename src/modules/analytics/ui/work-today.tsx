import { CircleCheck, Flag } from "lucide-react";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { StackedProgress } from "@/ui/progress-bar";
import { Section } from "@/ui/section";
import type { WarehouseWork } from "../today-queries";

/** The day's work of each warehouse: packed or gone, in hand, waiting; and whether something is late. */
export function WorkToday({ warehouses }: { warehouses: readonly WarehouseWork[] }) {
  const t = useTranslations("dashboard");
  const all = warehouses.reduce((sum, w) => sum + w.done + w.active + w.waiting, 0);
  const done = warehouses.reduce((sum, w) => sum + w.done, 0);
  if (warehouses.length === 0) return null;
  return (
    <Section title={t("work")} note={all > 0 ? t("workDone", { done, all }) : t("workNone")}>
      <ul className="border-t border-line">
        {warehouses.map((w) => {
          const total = w.done + w.active + w.waiting;
          return (
            <li
              key={w.code}
              className="grid items-center gap-x-5 gap-y-1 border-b border-line py-2.5 md:grid-cols-[128px_minmax(0,1fr)_auto]"
            >
              <span>
                <span className="block text-13 font-medium">{w.name}</span>
                <span className="block text-12 text-ink-3 tabular-nums">{t("until", { time: w.cutOff })}</span>
              </span>
              <span>
                <StackedProgress
                  done={w.done}
                  active={w.active}
                  waiting={total === 0 ? 1 : w.waiting}
                  label={t("workLabel", { done: w.done, active: w.active, waiting: w.waiting })}
                />
                <span className="mt-1 block text-12 text-ink-2 tabular-nums">
                  {total === 0
                    ? t("workNone")
                    : t.rich("workParts", {
                        done: w.done,
                        all: total,
                        active: w.active,
                        waiting: w.waiting,
                        link: (words) => (
                          <FigureLink href={`/orders?view=due_today&warehouse=${encodeURIComponent(w.code)}`}>{words}</FigureLink>
                        ),
                      })}
                </span>
              </span>
              <span
                className={`flex min-w-37 items-center gap-1.5 whitespace-nowrap text-13 md:justify-end [&>svg]:size-4 ${w.late > 0 ? "text-danger" : "text-success"}`}
              >
                {w.late > 0 ? <Flag aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
                {w.late > 0 ? t("late", { count: w.late }) : t("inTime")}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
