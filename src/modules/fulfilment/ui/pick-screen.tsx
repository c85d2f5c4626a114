"use client";
import { PackageX, ScanLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { DateTime, RelativeTime } from "@/ui/date-time";
import { FloorButton } from "@/ui/floor/floor-button";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { isMuted, mute } from "@/ui/floor/signals";
import { ElsewhereDialog } from "./elsewhere-dialog";
import { HaltScreen } from "./halt-screen";
import { PickAhead } from "./pick-ahead";
import { PickDone } from "./pick-done";
import { PickMenu } from "./pick-menu";
import { PickNow } from "./pick-now";
import type { FloorTask } from "./pick-task";
import { RefusedScan } from "./refused-scan";
import { ShortDialog } from "./short-dialog";
import { neededLine, usePickSession } from "./use-pick-session";
import { VerdictBar } from "./verdict-bar";

type Open = "short" | "elsewhere" | null;

/** Picking by scan, on the whole phone. */
export function PickScreen({ task: first, home = "/picking" }: { task: FloorTask; home?: string }) {
  const t = useTranslations("picking");
  const session = usePickSession(first);
  const { task, walk, halt, verdict } = session;
  const [open, setOpen] = useState<Open>(null);
  const [muted, setMuted] = useState(false);
  useEffect(() => setMuted(isMuted()), []);
  const close = () => setOpen(null);

  const frame = {
    back: home,
    title: t("task", { number: task.number, warehouse: task.warehouseName }),
    note: <Due task={task} />,
    menu: <PickMenu session={session} onElsewhere={() => setOpen("elsewhere")} />,
    progress: { done: walk.done, total: walk.total, words: t("progress") },
  };
  if (halt) return <HaltScreen {...frame} home={home} progress={undefined} task={task} halt={halt} />;
  if (task.status !== "planned" && task.status !== "picking")
    return <PickDone {...frame} home={home} task={task} verdict={verdict} undoing={session.undoing} onUndo={session.undo} />;

  const needed = neededLine(session);
  const refused = verdict?.kind === "refused" && needed ? verdict : null;
  return (
    <FloorScreen
      {...frame}
      footer={
        refused ? (
          <RefusedActions onNext={session.goOn} onShort={() => setOpen("short")} onElsewhere={() => setOpen("elsewhere")} />
        ) : (
          <ScanButtons scan={session.scan}>
            <FloorButton icon={<PackageX aria-hidden="true" />} onClick={() => setOpen("short")}>
              {t("short.action")}
            </FloorButton>
          </ScanButtons>
        )
      }
    >
      {refused && needed ? (
        <RefusedScan why={refused.why} scanned={refused.scanned} needed={needed} />
      ) : (
        <>
          {walk.current && <PickNow line={walk.current} />}
          <VerdictBar
            verdict={verdict}
            checking={session.checking}
            muted={muted}
            onMute={(next) => {
              mute(next);
              setMuted(next);
            }}
          />
          <PickAhead lines={walk.ahead} />
        </>
      )}
      {open === "short" && walk.current && <ShortDialog task={task} line={walk.current} onClose={close} />}
      {open === "elsewhere" && needed && <ElsewhereDialog task={task} line={needed} onClose={close} />}
    </FloorScreen>
  );
}

function Due({ task }: { task: FloorTask }) {
  const t = useTranslations("picking");
  if (!task.dueAt) return t("order", { number: task.orderNumber });
  const at = task.dueAt;
  return t.rich("orderDue", { number: task.orderNumber, at: () => <DateTime at={at} />, left: () => <RelativeTime at={at} /> });
}

function RefusedActions({ onNext, onShort, onElsewhere }: { onNext: () => void; onShort: () => void; onElsewhere: () => void }) {
  const t = useTranslations("picking");
  return (
    <div className="grid gap-2">
      <FloorButton look="ink" icon={<ScanLine />} className="min-h-16!" onClick={onNext}>
        {t("refused.goOn")}
      </FloorButton>
      <Pair>
        <FloorButton onClick={onElsewhere}>{t("elsewhere.action")}</FloorButton>
        <FloorButton onClick={onShort}>{t("short.action")}</FloorButton>
      </Pair>
    </div>
  );
}

const Pair = ({ children }: { children: ReactNode }) => <div className="grid grid-cols-2 gap-2">{children}</div>;
