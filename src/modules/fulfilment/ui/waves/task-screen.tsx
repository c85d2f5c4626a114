"use client";
import { ArrowRight, OctagonPause, PackageX, ScanLine } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useMe } from "@/platform/actor-react";
import { DateTime } from "@/ui/date-time";
import { FloorButton, floorButton } from "@/ui/floor/floor-button";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { isMuted, mute } from "@/ui/floor/signals";
import { useHaltSignal } from "@/ui/floor/use-halt-signal";
import { stopOf } from "../../task-walk";
import { ElsewhereDialog } from "../elsewhere-dialog";
import { PickAhead } from "../pick-ahead";
import { PickNow } from "../pick-now";
import { RefusedScan } from "../refused-scan";
import { VerdictBar } from "../verdict-bar";
import { NotInHand, whyAway } from "./not-in-hand";
import { ShortChoices } from "./short-choices";
import { TaskDone } from "./task-done";
import { TaskMenu } from "./task-menu";
import { type Task, type TaskSession, useTaskSession } from "./use-task-session";

/** The walk with a cart: one bin at a time, and into which tote. */
export function TaskScreen({ task: first }: { task: Task }) {
  const t = useTranslations("picking");
  const w = useTranslations("waves.walk");
  const session = useTaskSession(first);
  const me = useMe();
  const { task, walk, verdict, stopped } = session;
  const [open, setOpen] = useState<"short" | "elsewhere" | null>(null);
  const [muted, setMuted] = useState(false);
  useEffect(() => setMuted(isMuted()), []);
  const close = () => setOpen(null);
  const away = whyAway(task, me.id);
  useHaltSignal(away === "paused" ? null : away);
  const frame = {
    back: "/floor/pick",
    title: w("title", { number: task.number, warehouse: task.warehouseName }),
    note: <Note task={task} />,
    menu: <TaskMenu session={session} />,
    progress: { done: walk.done, total: walk.total, words: t("progress") },
  };
  if (stopped.slot) return <Stopped {...frame} task={task} slot={stopped.slot} onUnderstood={stopped.understood} />;
  if (away) return <NotInHand {...frame} task={task} away={away} onBack={session.refetch} />;
  const { current } = walk;
  if (!current) return <TaskDone {...frame} session={session} />;

  const refused = verdict?.kind === "refused" ? verdict : null;
  const short = (
    <FloorButton icon={<PackageX aria-hidden="true" />} onClick={() => setOpen("short")}>
      {t("short.action")}
    </FloorButton>
  );
  return (
    <FloorScreen
      {...frame}
      footer={
        refused ? (
          <div className="grid gap-2">
            <FloorButton look="ink" icon={<ScanLine />} className="min-h-16!" onClick={session.goOn}>
              {t("refused.goOn")}
            </FloorButton>
            <div className="grid grid-cols-2 gap-2">
              <FloorButton onClick={() => setOpen("elsewhere")}>{t("elsewhere.action")}</FloorButton>
              {short}
            </div>
          </div>
        ) : (
          <ScanButtons scan={session.scan}>{short}</ScanButtons>
        )
      }
    >
      {refused ? (
        <RefusedScan why={refused.why} scanned={refused.scanned} needed={current} />
      ) : (
        <>
          <PickNow line={current} slot={task.slots.length > 1 ? current.slot : undefined} />
          <VerdictBar
            verdict={verdict}
            checking={session.checking}
            muted={muted}
            onMute={(next) => {
              mute(next);
              setMuted(next);
            }}
          />
          <PickAhead lines={walk.ahead} slots={task.slots.length > 1} />
        </>
      )}
      {open === "short" && <ShortChoices session={session} line={current} onClose={close} onElsewhere={() => setOpen("elsewhere")} />}
      {open === "elsewhere" && (
        <ElsewhereDialog task={{ id: current.fulfilmentId, warehouse: task.warehouse }} line={current} onClose={close} />
      )}
    </FloorScreen>
  );
}

function Note({ task }: { task: Task }) {
  const t = useTranslations("waves.walk");
  const saved = task.serpentineMetres - task.metres;
  return (
    <>
      {t("orders", { count: task.slots.length })}
      {task.dueAt && <>, {t.rich("due", { at: () => <DateTime at={task.dueAt ?? ""} /> })}</>}
      {saved > 0 && <>, {t("saved", { metres: saved })}</>}
    </>
  );
}

type StoppedProps = Omit<Parameters<typeof FloorScreen>[0], "children" | "footer"> & {
  task: Task;
  slot: NonNullable<TaskSession["stopped"]["slot"]>;
  onUnderstood: () => void;
};

/** An order was taken away while its goods are on the cart: that tote stops, the others go on. */
function Stopped({ task, slot, onUnderstood, ...frame }: StoppedProps) {
  const t = useTranslations("waves.walk.stopped");
  const halt = useTranslations("picking.halt");
  const why = stopOf(slot) ?? "held";
  const alone = task.slots.length === 1;
  return (
    <FloorScreen
      {...frame}
      footer={
        <div className="grid gap-2">
          <FloorButton look="ink" icon={<ArrowRight aria-hidden="true" />} className="min-h-16!" onClick={onUnderstood}>
            {t(alone ? "understoodAlone" : "understood")}
          </FloorButton>
          {slot.needsPutBack && (
            <Link href="/floor/put-back" className={floorButton()}>
              {halt("putBack")}
            </Link>
          )}
        </div>
      }
    >
      <div role="alert" className="mx-4 mt-3 overflow-hidden rounded-lg border-3 border-floor-no bg-floor-no-bg">
        <div className="flex items-center gap-3 bg-floor-no px-4 py-3.5 text-floor-on">
          <OctagonPause aria-hidden="true" className="size-11 shrink-0 stroke-[2.25]" />
          <div>
            <b className="block text-28/8 font-semibold">{halt(`${why}.title`)}</b>
            <div className="text-16/5 font-medium">{halt("order", { number: slot.orderNumber })}</div>
          </div>
        </div>
        {!alone && <p className="px-3.5 pt-3 text-28/8 font-semibold">{t("tote", { slot: slot.slot })}</p>}
        <p className="px-3.5 py-3 text-16/[22px]">
          {slot.needsPutBack ? t("putBack") : halt(`${why}.text`)}
          {!alone && <span className="mt-1 block">{t("othersGoOn")}</span>}
        </p>
      </div>
    </FloorScreen>
  );
}
