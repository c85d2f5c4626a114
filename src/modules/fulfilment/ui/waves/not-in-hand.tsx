"use client";
import { ArrowLeft, Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { FloorButton, floorButton } from "@/ui/floor/floor-button";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { StateBanner } from "@/ui/floor/state-banner";
import { useReasonText } from "@/ui/reason-text";
import type { Task } from "./use-task-session";

type Away = "paused" | "elsewhere" | "open" | "cancelled";

/** Why a task is not in the picker's hands (any more); null while it is, or when it is done. */
export function whyAway({ state, pickerId }: Pick<Task, "state" | "pickerId">, me: string): Away | null {
  if (state === "open" || state === "cancelled") return state;
  if (state === "done") return null;
  if (pickerId !== me) return "elsewhere";
  return state === "paused" ? "paused" : null;
}

type Props = Omit<Parameters<typeof FloorScreen>[0], "children" | "footer"> & { task: Task; away: Away; onBack: () => void };

/** The task was paused, taken back or given to another: nothing is scanned here. */
export function NotInHand({ task, away, onBack, ...frame }: Props) {
  const t = useTranslations("waves.away");
  const explain = useReasonText();
  const options = { onSuccess: onBack };
  const resume = trpc.pickTasks.resume.useMutation(options);
  const claim = trpc.pickTasks.claim.useMutation(options);
  const failure = resume.error ?? claim.error;
  return (
    <FloorScreen
      {...frame}
      footer={
        <div className="grid gap-2">
          {(away === "paused" || away === "open") && (
            <FloorButton
              look="ink"
              className="min-h-16!"
              icon={<Play aria-hidden="true" />}
              pending={resume.isPending || claim.isPending}
              onClick={() => (away === "paused" ? resume : claim).mutate({ taskId: task.id })}
            >
              {t(away === "paused" ? "resume" : "take")}
            </FloorButton>
          )}
          <Link href="/floor/pick" className={floorButton()}>
            <ArrowLeft aria-hidden="true" />
            {t("back")}
          </Link>
        </div>
      }
    >
      <StateBanner
        tone={away === "paused" ? "waiting" : "stop"}
        title={t(`${away}.title`)}
        text={t(`${away}.text`, { name: task.pickerName ?? "" })}
      />
      {failure && <StateBanner tone="no" title={explain(reasonOf(failure))} />}
    </FloorScreen>
  );
}
