"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { DateTime, RelativeTime } from "@/ui/date-time";
import { useNow } from "@/ui/formats-context";
import { Menu, MenuItem } from "@/ui/menu";
import { useReasonText } from "@/ui/reason-text";
import { Section } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { Board } from "./wave-board";

type Task = Board["tasks"][number];

/** The tasks on the floor: given out, in somebody's hands, paused. */
export function TaskColumns({ board }: { board: Board }) {
  const t = useTranslations("waves.board");
  const columns = (["open", "claimed", "paused"] as const).map((state) => ({
    state,
    tasks: board.tasks.filter((task) => task.state === state),
  }));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 lg:grid-cols-3">
      {columns.map(({ state, tasks }) => (
        <Section key={state} title={t(`columns.${state}`, { count: tasks.length })}>
          {tasks.length === 0 ? (
            <p className="py-2 text-13 text-ink-3">{t("none")}</p>
          ) : (
            <ul className="grid max-h-120 gap-2 overflow-auto">
              {tasks.map((task) => (
                <TaskCard key={task.id} task={task} silentMinutes={board.settings.silentMinutes} />
              ))}
            </ul>
          )}
        </Section>
      ))}
    </div>
  );
}

function TaskCard({ task, silentMinutes }: { task: Task; silentMinutes: number }) {
  const t = useTranslations("waves.board");
  const now = useNow();
  const late = task.dueAt !== null && new Date(task.dueAt) < now;
  // Half of the time after which the task is given away: somebody may want to look for him.
  const quiet =
    task.state === "claimed" && task.seenAt !== null && now.getTime() - new Date(task.seenAt).getTime() > silentMinutes * 30_000;
  const saved = task.serpentineMetres - task.metres;
  return (
    <li className="rounded-lg border border-line bg-surface p-3 text-13">
      <div className="flex items-center gap-2">
        <b className="font-semibold tabular-nums">{task.number}</b>
        {task.zone && <span className="text-12 text-ink-3">{t("zone", { zone: task.zone })}</span>}
        <span className={late ? "text-12 font-semibold text-danger" : "text-12 text-ink-3"}>
          {task.dueAt && (late ? t("lateSince") : null)} {task.dueAt && <DateTime at={task.dueAt} />}
        </span>
        <span className="ml-auto">{task.state !== "open" && <TaskActs task={task} />}</span>
      </div>
      <div className="mt-1 text-12 text-ink-2">
        {t("figures", { orders: task.orders, lines: task.lines, units: task.units, metres: task.metres })}
        {saved > 0 && <>, {t("saved", { metres: saved })}</>}
        {task.isOver && <span className="text-warning">, {t("over")}</span>}
      </div>
      {task.pickerName && (
        <div className="mt-1.5 flex items-center gap-2 text-12">
          <Avatar name={task.pickerName} />
          <span className="truncate">{task.pickerName}</span>
          {quiet && task.seenAt && (
            <span className="text-warning">{t.rich("silent", { at: () => <RelativeTime at={task.seenAt ?? ""} /> })}</span>
          )}
        </div>
      )}
    </li>
  );
}

/** Takes a task from whoever has it, or gives it to another. */
function TaskActs({ task }: { task: Task }) {
  const t = useTranslations("waves.menu");
  const router = useRouter();
  const explain = useReasonText();
  const needs = useNeeds("manager");
  const pickers = trpc.pickTasks.pickers.useQuery({ warehouse: task.warehouse });
  const options = {
    onSuccess: () => router.refresh(),
    onError: (error: unknown) => showToast({ title: explain(reasonOf(error)), tone: "danger" as const }),
  };
  const letGo = trpc.pickTasks.letGo.useMutation(options);
  const handOn = trpc.pickTasks.handOn.useMutation(options);
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm" variant="ghost">
          {t("acts")}
        </Button>
      }
    >
      <MenuItem disabledReason={needs} onSelect={() => letGo.mutate({ taskId: task.id })}>
        {t("takeBack")}
      </MenuItem>
      {(pickers.data ?? [])
        .filter(({ id }) => id !== task.pickerId)
        .slice(0, 12)
        .map(({ id, name }) => (
          <MenuItem key={id} disabledReason={needs} onSelect={() => handOn.mutate({ taskId: task.id, userId: id })}>
            {t("giveTo", { name })}
          </MenuItem>
        ))}
    </Menu>
  );
}
