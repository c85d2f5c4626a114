"use client";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { LoadMore } from "@/ui/load-more";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { listImports } from "../import-queries";
import { ImportStatus } from "./import-status";

type Page = OverTheWire<Awaited<ReturnType<typeof listImports>>>;

/** What was imported, newest first, with what became of it. */
export function ImportsList({ first }: { first: Page }) {
  const t = useTranslations("files");
  const list = trpc.files.list.useInfiniteQuery(
    { limit: 50 },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      initialData: { pages: [first], pageParams: [undefined] },
      staleTime: Number.POSITIVE_INFINITY,
    },
  );
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Table label={t("history.title")} row={44} gutter={16} columns={[null, { width: 150, from: "md" }, 150, { width: 150, from: "md" }]}>
        <TableHead>
          <HeadCell>{t("history.file")}</HeadCell>
          <HeadCell from="md">{t("history.kind")}</HeadCell>
          <HeadCell>{t("history.state")}</HeadCell>
          <HeadCell from="md">{t("history.at")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id}>
              <Cell>
                <span className="grid min-w-0">
                  <RowLink href={`/settings/files/${row.id}`} className="truncate">
                    {row.name}
                  </RowLink>
                  <span className="truncate text-12 text-ink-3">
                    {/* A source that nobody named is known by the kind, which stands beside it. */}
                    {row.source === row.kind ? row.by : t("history.by", { source: row.source, by: row.by })}
                  </span>
                </span>
              </Cell>
              <Cell from="md">{t(`upload.kinds.${row.kind}`)}</Cell>
              <Cell>
                <ImportStatus state={row.state} />
              </Cell>
              <Cell from="md">
                <DateTime at={row.createdAt} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
