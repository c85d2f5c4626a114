"use client";
import { useTranslations } from "next-intl";
import { trpc } from "@/platform/trpc/react";
import { LoadMore } from "@/ui/load-more";
import { useReasonText } from "@/ui/reason-text";
import { SkeletonRows } from "@/ui/skeleton";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { FieldName } from "../kinds";

/** Cells that cannot be taken as they are: where, what stands there, and what is wrong with it. */
export function CellErrors({ importId }: { importId: string }) {
  const t = useTranslations("files");
  const reasonText = useReasonText();
  const list = trpc.files.errors.useInfiniteQuery({ importId, limit: 50 }, { getNextPageParam: (page) => page.nextCursor ?? undefined });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Table label={t("errors.title")} gutter={16} columns={[70, 150, { width: 170, from: "md" }, null]}>
        <TableHead>
          <HeadCell numeric>{t("errors.row")}</HeadCell>
          <HeadCell>{t("errors.column")}</HeadCell>
          <HeadCell from="md">{t("errors.value")}</HeadCell>
          <HeadCell>{t("errors.what")}</HeadCell>
        </TableHead>
        <tbody>
          {list.isPending && <SkeletonRows rows={4} columns={4} />}
          {rows.map(({ row, field, column, value, reason }) => (
            <Row key={`${row} ${field}`}>
              <Cell numeric>{row}</Cell>
              <Cell>
                <span className="block truncate">{column ?? t(`mapping.fields.${field as FieldName}`)}</span>
              </Cell>
              <Cell from="md">
                <span className="mono block truncate text-12">{value || "—"}</span>
              </Cell>
              <Cell wrap>{reasonText(reason)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}
