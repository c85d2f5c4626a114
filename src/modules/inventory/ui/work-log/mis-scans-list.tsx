"use client";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { LoadMore } from "@/ui/load-more";
import { useReasonText } from "@/ui/reason-text";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { ListMisScans } from "../../work-log/inputs";
import type { listMisScans } from "../../work-log/mis-scan-queries";

type Page = OverTheWire<Awaited<ReturnType<typeof listMisScans>>>;
type Props = { filter: Omit<ListMisScans, "cursor" | "limit">; first: Page };

/** Refused scans: who, when, what was in the hand, what was needed, and why it was refused. */
export function MisScansList({ filter, first }: Props) {
  const t = useTranslations("waves.misScans");
  const reasonText = useReasonText();
  const list = trpc.workLog.misScans.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  const rows = list.data.pages.flatMap((page) => page.items);
  const why = ({ reason, params }: (typeof rows)[number]) => reasonText({ code: reason, ...(params ? { params } : {}) });
  return (
    <>
      <Table label={t("title")} row={44} columns={[150, 170, 150, 190, 150, null]} sticky className="max-md:hidden">
        <TableHead>
          {(["at", "by", "task", "code", "expected", "why"] as const).map((name) => (
            <HeadCell key={name}>{t(name)}</HeadCell>
          ))}
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id}>
              <Cell>
                <DateTime at={row.at} />
              </Cell>
              <Cell className="truncate">{row.by}</Cell>
              <Cell className="truncate text-ink-2">{[t(`tasks.${row.taskKind}`), row.taskNumber].filter(Boolean).join(" ")}</Cell>
              <Cell className="mono truncate">{row.code}</Cell>
              <Cell className="mono truncate">{row.expected ?? "—"}</Cell>
              <Cell wrap>{why(row)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <li key={row.id} className="border-b border-line px-4 py-2.5">
            <p className="font-medium [overflow-wrap:anywhere]">{why(row)}</p>
            <p className="mono text-12 [overflow-wrap:anywhere]">{[row.code, row.expected].filter(Boolean).join(" → ")}</p>
            <p className="text-12 text-ink-3">
              {row.by}, {[t(`tasks.${row.taskKind}`), row.taskNumber].filter(Boolean).join(" ")}, <DateTime at={row.at} />
            </p>
          </li>
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
