"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { LoadMore } from "@/ui/load-more";
import { Quantity } from "@/ui/money";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { listAudits } from "../../audit/audit-queries";
import { AuditNow } from "./audit-now";
import { AuditState } from "./audit-state";

type Page = OverTheWire<Awaited<ReturnType<typeof listAudits>>>;
export type AuditRow = Page["items"][number];

/** Past audits, the last first, with one that runs now shown as it goes. */
export function AuditsList({ first }: { first: Page }) {
  const t = useTranslations("inventory.audits");
  const { number } = useFormats();
  const list = trpc.audits.list.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery("stock", () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  const seconds = (ms: number | null) => (ms === null ? "—" : t("seconds", { seconds: number(ms / 1000, ms < 10_000 ? 1 : 0) }));
  return (
    <>
      <AuditNow running={rows.find((row) => row.status === "running") ?? null} onEnd={() => void list.refetch()} />
      {rows.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      ) : (
        <>
          <Table
            label={t("history")}
            row={44}
            columns={[170, null, { width: 170, from: "md" }, { width: 110, from: "md" }, { width: 110, from: "xl" }]}
            className="max-md:hidden"
          >
            <TableHead>
              <HeadCell>{t("columns.when")}</HeadCell>
              <HeadCell>{t("columns.result")}</HeadCell>
              <HeadCell from="md">{t("columns.who")}</HeadCell>
              <HeadCell from="md" numeric>
                {t("columns.levels")}
              </HeadCell>
              <HeadCell from="xl" numeric>
                {t("columns.duration")}
              </HeadCell>
            </TableHead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id}>
                  <Cell>
                    <RowLink href={`/stock/audits/${row.id}`}>
                      <DateTime at={row.startedAt} />
                    </RowLink>
                  </Cell>
                  <Cell>
                    <AuditState audit={row} />
                  </Cell>
                  <Cell from="md">{row.by.kind === "system" ? t("bySchedule") : row.by.name}</Cell>
                  <Cell from="md" numeric>
                    <Quantity value={row.levels} bare />
                  </Cell>
                  <Cell from="xl" numeric>
                    {seconds(row.durationMs)}
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
          <ul className="md:hidden">
            {rows.map((row) => (
              <li key={row.id} className="relative border-b border-line px-4 py-2.5">
                <Link href={`/stock/audits/${row.id}`} className="font-medium after:absolute after:inset-0">
                  <DateTime at={row.startedAt} />
                </Link>
                <div className="mt-0.5 text-13">
                  <AuditState audit={row} />
                </div>
                <div className="text-12 text-ink-3">{row.by.kind === "system" ? t("bySchedule") : row.by.name}</div>
              </li>
            ))}
          </ul>
        </>
      )}
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
