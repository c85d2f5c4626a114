"use client";
import { ArrowRight, OctagonPause } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { nb } from "@/lib/no-break";
import { trpc } from "@/platform/trpc/react";
import { floorButton } from "@/ui/floor/floor-button";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { Picture } from "@/ui/picture";
import type { FloorTask, Halt } from "./pick-task";

type Props = Omit<ComponentProps<typeof FloorScreen>, "children" | "footer"> & { task: FloorTask; halt: Halt; home: string };

const putBackOf = (home: string) => (home.startsWith("/floor") ? "/floor/put-back" : "/picking/put-back");

/** The scanner has stopped: why, and what happens to the goods in the tote. */
export function HaltScreen({ task, halt, home, ...frame }: Props) {
  const t = useTranslations("picking.halt");
  // A cancelled task has no lines any more: what lies in its tote is among the put-backs.
  const cancelled = halt === "cancelled";
  const putBacks = trpc.fulfilment.putBacks.useQuery({ warehouse: task.warehouse }, { enabled: cancelled && task.needsPutBack });
  const inTote = cancelled
    ? (putBacks.data ?? []).filter((one) => one.fulfilment === task.number).map((one) => ({ ...one, picked: one.quantity - one.done }))
    : task.lines.filter((line) => line.picked > 0);
  const backToShelf = cancelled && task.needsPutBack;
  return (
    <FloorScreen
      {...frame}
      footer={
        <Link
          href={backToShelf ? `${putBackOf(home)}?warehouse=${encodeURIComponent(task.warehouse)}` : home}
          className={`${floorButton("ink")} min-h-16!`}
        >
          {t(backToShelf ? "putBack" : "next")}
          <ArrowRight aria-hidden="true" />
        </Link>
      }
    >
      <div role="alert" className="mx-4 mt-3 overflow-hidden rounded-lg border-3 border-floor-no bg-floor-no-bg">
        <div className="flex items-center gap-3 bg-floor-no px-4 py-3.5 text-floor-on">
          <OctagonPause aria-hidden="true" className="size-11 shrink-0 stroke-[2.25]" />
          <div>
            <b className="block text-28/8 font-semibold">{t(`${halt}.title`)}</b>
            <div className="text-16/5 font-medium">{t("order", { number: task.orderNumber })}</div>
          </div>
        </div>
        <p className="px-3.5 py-3 text-16/[22px]">{t(backToShelf ? "cancelled.putBack" : `${halt}.text`)}</p>
      </div>
      {inTote.length > 0 && (
        <section className="mt-4">
          <h2 className="px-4 pb-2 text-14 text-floor-ink2">{t("inTote")}</h2>
          <ul className="border-t border-floor-line">
            {inTote.map((line) => (
              <li
                key={line.id}
                className="grid min-h-[63px] grid-cols-[96px_36px_minmax(0,1fr)_auto] items-center gap-2.5 border-b border-floor-line/45 px-4 py-1"
              >
                <span className="truncate font-mono text-20/6 font-semibold tracking-[-.02em]">{line.bin ?? "—"}</span>
                <Picture src={line.picture} size={36} className="bg-floor-pic!" />
                <span className="line-clamp-2 text-14/[19px]">{nb(line.name)}</span>
                <span className="text-20 font-semibold tabular-nums">×{line.picked}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </FloorScreen>
  );
}
