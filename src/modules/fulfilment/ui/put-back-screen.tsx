"use client";
import { CircleCheckBig, CloudUpload, OctagonX, ScanLine } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { nb } from "@/lib/no-break";
import { cx } from "@/ui/cx";
import { floorButton } from "@/ui/floor/floor-button";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { ScanButtons } from "@/ui/floor/scan-buttons";
import { Picture } from "@/ui/picture";
import { useReasonText } from "@/ui/reason-text";
import { type PutBackTask, usePutBack } from "./use-put-back";

type Props = { warehouse: string | null; first: PutBackTask[]; home?: string };

/** What lies about after cancellations, in the order of the walk: carry it to its bin and scan it there. */
export function PutBackScreen({ warehouse, first, home = "/picking" }: Props) {
  const t = useTranslations("picking");
  const { tasks, verdict, scan } = usePutBack(warehouse, first);
  const units = tasks.reduce((sum, task) => sum + task.quantity - task.done, 0);
  return (
    <FloorScreen
      back={home}
      title={t("putBack.title")}
      note={t("putBack.note", { units })}
      footer={
        units > 0 ? (
          <ScanButtons scan={scan} />
        ) : (
          <Link href={home} className={floorButton("ink")}>
            {t("halt.next")}
          </Link>
        )
      }
    >
      <Answer verdict={verdict} empty={units === 0} />
      <ul className={tasks.length > 0 ? "mt-3 border-t border-floor-line" : undefined}>
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
  if (verdict?.kind === "kept")
    return (
      <Bar
        look="border-dashed border-floor-ink"
        icon={<CloudUpload />}
        title={t("verdict.keptCode", { code: verdict.sku })}
        text={t("verdict.keptText")}
      />
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
