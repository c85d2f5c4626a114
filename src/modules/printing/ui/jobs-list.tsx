"use client";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { LoadMore } from "@/ui/load-more";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useGlow } from "@/ui/use-glow";
import type { ListJobs } from "../inputs";
import type { listJobs } from "../printing-queries";
import { JobMenu } from "./job-menu";
import { JobStatus } from "./job-state";
import { usePaperWords } from "./use-paper-words";

type Page = OverTheWire<Awaited<ReturnType<typeof listJobs>>>;
export type Job = Page["items"][number];
type Props = { filter: Omit<ListJobs, "cursor" | "limit">; first: Page };

/** The print queue, the newest first. */
export function JobsList({ filter, first }: Props) {
  const t = useTranslations("printing");
  const list = trpc.printing.jobs.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  const refetch = () => void list.refetch();
  useLiveQuery("print", refetch);
  const jobs = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Table label={t("title")} row={44} columns={[150, null, 200, { width: 190, from: "xl" }, 250, 56]} sticky className="max-md:hidden">
        <TableHead>
          <HeadCell>{t("columns.at")}</HeadCell>
          <HeadCell>{t("columns.what")}</HeadCell>
          <HeadCell>{t("columns.paper")}</HeadCell>
          <HeadCell from="xl">{t("columns.by")}</HeadCell>
          <HeadCell>{t("columns.state")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("columns.acts")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {jobs.map((job) => (
            <Line key={job.id} job={job} onChange={refetch} />
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {jobs.map((job) => (
          <Phone key={job.id} job={job} onChange={refetch} />
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

type LineProps = { job: Job; onChange: () => void };

function Line({ job, onChange }: LineProps) {
  const words = usePaperWords();
  const glow = useGlow(job.state);
  return (
    <Row glow={glow}>
      <Cell>
        <DateTime at={job.createdAt} />
      </Cell>
      <Cell>
        <span className="block truncate">
          {words.kind(job.kind)} <span className="mono text-ink-2">{job.title}</span>
        </span>
      </Cell>
      <Cell className="text-ink-2">
        <span className="block truncate">{[words.format(job), job.warehouse].join(", ")}</span>
      </Cell>
      <Cell from="xl" className="truncate text-ink-2">
        {job.by}
      </Cell>
      <Cell>
        <JobStatus job={job} />
      </Cell>
      <Cell>
        <span className="flex justify-end">
          <JobMenu job={job} onChange={onChange} />
        </span>
      </Cell>
    </Row>
  );
}

function Phone({ job, onChange }: LineProps) {
  const words = usePaperWords();
  return (
    <li className="flex items-center gap-3 border-b border-line py-2.5 pl-4 pr-2">
      <div className="min-w-0 flex-1">
        <div className="font-medium [overflow-wrap:anywhere]">
          {words.kind(job.kind)} <span className="mono">{job.title}</span>
        </div>
        <JobStatus job={job} />
        <div className="truncate text-12 text-ink-3">
          <DateTime at={job.createdAt} />, {job.by}, {words.format(job)}
        </div>
      </div>
      <JobMenu job={job} onChange={onChange} />
    </li>
  );
}
