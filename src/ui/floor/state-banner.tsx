"use client";
import { CircleCheckBig, CloudOff, OctagonX, ScanLine, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/ui/cx";

type Tone = "ready" | "yes" | "no" | "waiting" | "stop";

const looks: Record<Tone, { box: string; icon: ReactNode }> = {
  ready: { box: "border-floor-line bg-floor-panel text-floor-ink", icon: <ScanLine aria-hidden="true" /> },
  yes: { box: "border-floor-ok bg-floor-ok-bg text-floor-ok", icon: <CircleCheckBig aria-hidden="true" /> },
  no: { box: "border-floor-no bg-floor-no text-floor-on", icon: <OctagonX aria-hidden="true" /> },
  waiting: { box: "border-floor-ink border-dashed bg-floor-panel text-floor-ink", icon: <CloudOff aria-hidden="true" /> },
  stop: { box: "border-floor-no bg-floor-no text-floor-on", icon: <TriangleAlert aria-hidden="true" /> },
};

type Props = { tone: Tone; title: ReactNode; text?: ReactNode; action?: ReactNode };

/** What the last scan came to, read at arm's length: by its words, its shape and its colour alike. */
export function StateBanner({ tone, title, text, action }: Props) {
  const { box, icon } = looks[tone];
  const loud = tone === "no" || tone === "stop";
  return (
    <div
      role={loud ? "alert" : "status"}
      className={cx(
        "mx-4 mt-2.5 flex min-h-18 shrink-0 items-center gap-3.5 rounded-lg border-3 px-3.5 py-2.5 [&>svg]:size-9 [&>svg]:shrink-0",
        box,
      )}
    >
      {icon}
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="text-20/6 font-semibold">{title}</p>
        {text && <p className={cx("mt-0.5 text-16/5", tone === "yes" && "text-floor-ink")}>{text}</p>}
      </div>
      {action}
    </div>
  );
}
