"use client";
import { CircleCheckBig, Keyboard, OctagonX, ScanLine, WifiOff } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { nb } from "@/lib/no-break";
import { cx } from "@/ui/cx";
import { Picture } from "@/ui/picture";
import { useReasonText } from "@/ui/reason-text";
import { FloorBanner } from "./floor-banner";
import { FloorButton, floorButton } from "./floor-button";
import { FloorScreen } from "./floor-screen";
import { TypeCodeDialog } from "./type-code-dialog";
import { type PutBackTask, usePutBack } from "./use-put-back";

/** What lies about after cancellations, in the order of the walk: carry it to its bin and scan it there. */
export function PutBackScreen({ warehouse, first }: { warehouse: string | null; first: PutBackTask[] }) {
  const t = useTranslations("picking");
  const { tasks, verdict, take, offline } = usePutBack(warehouse, first);
  const [typing, setTyping] = useState(false);
  const units = tasks.reduce((sum, task) => sum + task.quantity - task.done, 0);
  return (
    <FloorScreen
      back="/picking"
      title={t("putBack.title")}
      note={t("putBack.note", { units })}
      banner={offline && <FloorBanner title={t("offline.title")}>{t("offline.text")}</FloorBanner>}
      footer={
        units > 0 ? (
          <FloorButton icon={<Keyboard />} className="w-full" onClick={() => setTyping(true)}>
            {t("type.action")}
          </FloorButton>
        ) : (
          <Link href="/picking" className={floorButton("ink")}>
            {t("halt.next")}
          </Link>
        )
      }
    >
      <Answer verdict={verdict} empty={units === 0} />
      <ul className="mt-3 border-t border-floor-line">
        {tasks.map((task) => (
          <li key={task.id} className="border-b border-floor-line/45 px-4 py-3">
            <div className="font-mono text-28/8 font-semibold tracking-[-.03em]">{task.bin ?? t("putBack.noBin")}</div>
            <div className="mt-1.5 flex items-center gap-3">
              <Picture src={task.picture} size={56} className="bg-floor-pic!" />
              <div className="min-w-0 flex-1">
                <div className="line-clamp-2 text-16/5 font-semibold">{nb(task.name)}</div>
                <div className="font-mono text-14 tracking-[-.01em]">{task.sku}</div>
                <div className="text-14 text-floor-ink2">{t("putBack.from", { number: task.orderNumber })}</div>
              </div>
              <span className="text-28 font-semibold tabular-nums">×{task.quantity - task.done}</span>
            </div>
          </li>
        ))}
      </ul>
      {typing && <TypeCodeDialog onCode={take} onClose={() => setTyping(false)} />}
    </FloorScreen>
  );
}

function Answer({ verdict, empty }: { verdict: ReturnType<typeof usePutBack>["verdict"]; empty: boolean }) {
  const t = useTranslations("picking");
  const reasonText = useReasonText();
  if (verdict?.kind === "refused")
    return (
      <Bar
        look="border-floor-no bg-floor-no-bg text-floor-no"
        icon={<OctagonX />}
        title={t("refused.notCounted")}
        text={reasonText(verdict.why)}
      />
    );
  if (verdict?.kind === "lost")
    return (
      <Bar look="border-floor-no bg-floor-no-bg text-floor-no" icon={<WifiOff />} title={t("verdict.lost")} text={t("verdict.lostText")} />
    );
  if (empty)
    return (
      <Bar
        look="border-floor-ok bg-floor-ok-bg text-floor-ok"
        icon={<CircleCheckBig />}
        title={t("putBack.done")}
        text={t("putBack.doneText")}
      />
    );
  if (verdict?.kind === "accepted") {
    const text = verdict.quantity > 0 ? t("putBack.more", { units: verdict.quantity }) : t("putBack.thisDone");
    return (
      <Bar
        look="border-floor-ok bg-floor-ok-bg text-floor-ok"
        icon={<CircleCheckBig />}
        title={t("putBack.accepted", { sku: verdict.sku })}
        text={text}
      />
    );
  }
  return <Bar look="border-floor-line" icon={<ScanLine />} title={t("verdict.ready")} text={t("putBack.how")} />;
}

function Bar({ look, icon, title, text }: { look: string; icon: ReactNode; title: string; text: string | null }) {
  return (
    <div
      role="status"
      aria-live="assertive"
      className={cx("mx-4 mt-3 flex min-h-17 items-center gap-3 rounded-lg border-2 px-3.5 py-2 [&>svg]:size-8 [&>svg]:shrink-0", look)}
    >
      {icon}
      <p className="min-w-0 text-20/6 font-semibold">
        {title}
        {text && <span className="block text-14/5 font-medium text-floor-ink">{text}</span>}
      </p>
    </div>
  );
}
