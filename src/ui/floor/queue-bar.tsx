"use client";
import { CloudOff, CloudUpload, LogIn, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useQueueState } from "@/platform/floor/queue-react";
import { cx } from "@/ui/cx";
import { DateTime } from "@/ui/date-time";

/** What waits on this device and since when, and what was refused: on every floor screen, nothing while all is well. */
export function QueueBar() {
  const t = useTranslations("floor.queue");
  const { waiting, refused, network } = useQueueState();
  const [oldest] = waiting;
  if (refused.length > 0)
    return (
      <Bar loud icon={<TriangleAlert aria-hidden="true" />} title={t("refusedBar", { count: refused.length })}>
        {t("refusedBarText")}
      </Bar>
    );
  if (network === "there" && waiting.length === 0) return null;
  const count = waiting.length;
  const since = oldest && t.rich("since", { count, at: () => <DateTime at={oldest.at} as="time" /> });
  if (network === "signed_out")
    return (
      <Bar loud icon={<LogIn aria-hidden="true" />} title={t("signedOut")}>
        {since}
      </Bar>
    );
  if (network === "away")
    return (
      <Bar icon={<CloudOff aria-hidden="true" />} title={t("away")}>
        {since ?? t("awayText")}
      </Bar>
    );
  return (
    <Bar icon={<CloudUpload aria-hidden="true" />} title={t("sending", { count })}>
      {since}
    </Bar>
  );
}

function Bar({ icon, title, loud, children }: { icon: ReactNode; title: ReactNode; loud?: boolean; children: ReactNode }) {
  return (
    <Link
      href="/floor/queue"
      role="status"
      className={cx(
        "mx-4 mt-2 flex min-h-12 shrink-0 items-center gap-3 rounded-lg border-2 px-3.5 py-1.5 focus-visible:outline-floor-ink [&>svg]:size-6 [&>svg]:shrink-0",
        loud ? "border-floor-no bg-floor-no-bg text-floor-no" : "border-dashed border-floor-ink bg-floor-panel text-floor-ink",
      )}
    >
      {icon}
      <span className="min-w-0 text-16/5 font-semibold">
        {title}
        <span className="block text-14/[18px] font-medium text-floor-ink">{children}</span>
      </span>
    </Link>
  );
}
