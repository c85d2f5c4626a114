"use client";
import { Pause, ScanBarcode } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { FloorRow } from "@/ui/floor/floor-row";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { TaskSummary } from "../../waves/task-queries";
import { TakeNext } from "./take-next";

type Props = { tasks: readonly OverTheWire<TaskSummary>[]; warehouse: string | null };

/** What is in my hands, what I have paused or was handed, and the button for the next. */
export function MyTasks({ tasks, warehouse }: Props) {
  const t = useTranslations("waves.mine");
  const router = useRouter();
  const explain = useReasonText();
  const resume = trpc.pickTasks.resume.useMutation({
    onSuccess: (_, { taskId }) => router.push(`/floor/pick/task/${taskId}`),
    onError: (error) => showToast({ title: explain(reasonOf(error)), tone: "danger" }),
  });
  const inHand = tasks.find((task) => task.state === "claimed");
  const row = (task: Props["tasks"][number]) => ({
    title: t("task", { number: task.number, orders: task.orders }),
    note: t(task.state === "claimed" ? "going" : "paused", { lines: task.lines, metres: task.metres }),
    figure: task.units,
  });
  if (tasks.length === 0 && !warehouse) return null;
  return (
    <section aria-label={t("label")} className="grid gap-2.5 px-4 pt-3">
      {tasks.map((task) =>
        task.state === "claimed" ? (
          <FloorRow key={task.id} {...row(task)} href={`/floor/pick/task/${task.id}`} sign={<ScanBarcode aria-hidden="true" />} />
        ) : (
          <FloorRow key={task.id} {...row(task)} onClick={() => resume.mutate({ taskId: task.id })} sign={<Pause aria-hidden="true" />} />
        ),
      )}
      {!inHand && warehouse && <TakeNext warehouse={warehouse} />}
    </section>
  );
}
