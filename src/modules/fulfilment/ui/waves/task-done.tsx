"use client";
import { CircleCheckBig, MessageCircleQuestion, Package } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useFloorQueue } from "@/platform/floor/queue-react";
import { trpc } from "@/platform/trpc/react";
import { FloorButton, floorButton } from "@/ui/floor/floor-button";
import { FloorRow } from "@/ui/floor/floor-row";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { StateBanner } from "@/ui/floor/state-banner";
import { stopOf } from "../../task-walk";
import { TakeNext } from "./take-next";
import type { TaskSession } from "./use-task-session";

type Props = Omit<Parameters<typeof FloorScreen>[0], "children" | "footer"> & { session: TaskSession };

/** The walk is over: which tote goes where, and the next task. */
export function TaskDone({ session, ...frame }: Props) {
  const t = useTranslations("waves.done");
  const { task, walk } = session;
  const asked = walk.asked.length > 0;
  const queue = useFloorQueue();
  const pause = trpc.pickTasks.pause.useMutation({ onSettled: session.refetch });
  const ended = useRef(false);
  // What was cancelled or reported short at the end closes the task without a last scan.
  useEffect(() => {
    if (asked || ended.current || task.state !== "claimed") return;
    ended.current = true;
    void queue.send("pickTasks.finish", { taskId: task.id }, { words: task.number, task: { kind: "pick", id: task.id } });
  }, [asked, queue, task.id, task.number, task.state]);
  return (
    <FloorScreen
      {...frame}
      footer={
        <div className="grid gap-2">
          {asked && task.state === "claimed" ? (
            <FloorButton look="ink" pending={pause.isPending} onClick={() => pause.mutate({ taskId: task.id })}>
              {t("pause")}
            </FloorButton>
          ) : (
            <TakeNext warehouse={task.warehouse} at={task.lines.at(-1)?.bin ?? undefined} />
          )}
          <Link href="/floor/pack" className={floorButton()}>
            <Package aria-hidden="true" />
            {t("packing")}
          </Link>
        </div>
      }
    >
      {asked ? (
        <StateBanner tone="waiting" title={t("waits", { count: walk.asked.length })} text={t("waitsText")} />
      ) : (
        <StateBanner tone="yes" title={t("title")} text={t("units", { units: walk.done })} />
      )}
      <ul className="grid gap-2.5 px-4 pt-4 pb-4">
        {task.slots.map((slot) => {
          const stop = stopOf(slot);
          const where = stop
            ? t(`stopped.${stop}`)
            : slot.waitsForZones.length > 0
              ? t("waitsFor", { zones: slot.waitsForZones.join(", ") })
              : t("toPacking");
          return (
            <li key={slot.fulfilmentId}>
              <FloorRow
                href={stop ? (slot.needsPutBack ? "/floor/put-back" : "/floor/pick") : `/floor/pack/${slot.fulfilmentId}`}
                sign={stop || asked ? <MessageCircleQuestion aria-hidden="true" /> : <CircleCheckBig aria-hidden="true" />}
                tone={stop ? "no" : "plain"}
                title={task.slots.length > 1 ? t("tote", { slot: slot.slot, number: slot.number }) : t("order", { number: slot.number })}
                note={where}
              />
            </li>
          );
        })}
      </ul>
    </FloorScreen>
  );
}
