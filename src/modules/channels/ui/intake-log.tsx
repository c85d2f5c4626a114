"use client";
import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { EmptyState } from "@/ui/empty-state";
import { LoadMore } from "@/ui/load-more";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { HeadCell, Table, TableHead } from "@/ui/table";
import type { IntakeItem } from "../intake-queries";
import { type IntakeSource, type IntakeStatus, intakeSources, intakeStatuses } from "../intake-status";
import { IntakeBody } from "./intake-body";
import { IntakeCard, IntakeLine } from "./intake-line";
import { ReplayFailed } from "./replay-failed";

export type IntakeRow = OverTheWire<IntakeItem>;

/** Everything that a connection received, newest first: what became of it, why, and the way to take it in again. */
export function IntakeLog({ code, first }: { code: string; first: { items: IntakeRow[]; nextCursor: string | null } }) {
  const t = useTranslations("channels.intake");
  const [status, setStatus] = useState<IntakeStatus | "">("");
  const [source, setSource] = useState<IntakeSource | "">("");
  const isNarrowed = status !== "" || source !== "";
  const [opened, setOpened] = useState<IntakeRow | null>(null);
  const list = trpc.intake.list.useInfiniteQuery(
    { code, status: status || undefined, source: source || undefined },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      ...(!isNarrowed ? { initialData: { pages: [first], pageParams: [undefined] } } : {}),
    },
  );
  useLiveQuery("intake", () => void list.refetch());
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const acts = { code, onOpen: setOpened, onReplayed: () => void list.refetch() };
  const filter = (
    <>
      <ReplayFailed code={code} onQueued={acts.onReplayed} />
      <Select
        size="sm"
        aria-label={t("filterSource")}
        value={source}
        placeholder={t("allSources")}
        onChange={(next) => setSource(intakeSources.find((one) => one === next) ?? "")}
        options={intakeSources.map((value) => ({ value, label: t(`source.${value}`) }))}
      />
      <Select
        size="sm"
        aria-label={t("filter")}
        value={status}
        placeholder={t("all")}
        onChange={(next) => setStatus(intakeStatuses.find((one) => one === next) ?? "")}
        options={intakeStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
    </>
  );
  return (
    <Card title={t("title")} note={t("note")} actions={filter}>
      {rows.length === 0 ? (
        <EmptyState icon={<Inbox />} title={t(isNarrowed ? "emptyFiltered" : "emptyTitle")}>
          {isNarrowed ? null : t("empty")}
        </EmptyState>
      ) : (
        <>
          <Table label={t("title")} row={44} gutter={16} columns={[130, 140, null, 100, 96]} className="max-md:hidden">
            <TableHead>
              <HeadCell>{t("columns.at")}</HeadCell>
              <HeadCell>{t("columns.status")}</HeadCell>
              <HeadCell>{t("columns.reason")}</HeadCell>
              <HeadCell>{t("columns.order")}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t("columns.actions")}</span>
              </HeadCell>
            </TableHead>
            <tbody>
              {rows.map((row) => (
                <IntakeLine key={row.id} row={row} {...acts} />
              ))}
            </tbody>
          </Table>
          <ul className="md:hidden">
            {rows.map((row) => (
              <IntakeCard key={row.id} row={row} {...acts} />
            ))}
          </ul>
        </>
      )}
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      {opened && <IntakeBody code={code} row={opened} onClose={() => setOpened(null)} />}
    </Card>
  );
}
