"use client";
import { useTranslations } from "next-intl";
import { Status } from "@/ui/status";
import type { JobState } from "../print-job";
import type { Job } from "./jobs-list";

const signs = {
  waiting: { glyph: "hourglass", tone: "info" },
  taken: { glyph: "half", tone: "progress" },
  printed: { glyph: "check", tone: "success" },
  failed: { glyph: "cross", tone: "danger" },
  dropped: { glyph: "cross", tone: "neutral" },
} as const satisfies Record<JobState, object>;

/** How far a paper is, and where. */
export function JobStatus({ job }: { job: Job }) {
  const t = useTranslations("printing.states");
  const where = job.station ?? job.wantedAt;
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <Status {...signs[job.state]} quiet={job.state === "printed" || job.state === "dropped"}>
        {t(job.state)}
      </Status>
      {where && <span className="truncate text-12 text-ink-3">{where}</span>}
      {job.failure && <span className="text-12 text-ink-3 [overflow-wrap:anywhere]">{job.failure}</span>}
    </span>
  );
}
