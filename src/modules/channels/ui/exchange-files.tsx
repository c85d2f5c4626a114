"use client";
import { FileInput } from "lucide-react";
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
import { type ExchangeState, exchangeStates } from "../commerceml/exchange-states";
import type { ExchangeFileItem } from "../commerceml/file-queries";
import { ExchangeFileCard, ExchangeFileLine } from "./exchange-file-line";

export type ExchangeFileRow = OverTheWire<ExchangeFileItem>;

const isUnderway = ({ state }: ExchangeFileRow) => state === "waiting" || state === "running";

/** The files that 1C sent, newest first: what each was, what became of it and what it changed. */
export function ExchangeFiles({ code, first }: { code: string; first: { items: ExchangeFileRow[]; nextCursor: string | null } }) {
  const t = useTranslations("channels.exchange");
  const [state, setState] = useState<ExchangeState | "">("");
  const list = trpc.exchange.files.useInfiniteQuery(
    { code, state: state || undefined },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      // While one is read its figures grow, and only its end is an event.
      refetchInterval: ({ state: { data } }) => (data?.pages.some(({ items }) => items.some(isUnderway)) ? 3_000 : false),
      ...(state ? {} : { initialData: { pages: [first], pageParams: [undefined] } }),
    },
  );
  useLiveQuery("connection", () => void list.refetch());
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filter = (
    <Select
      size="sm"
      aria-label={t("filter")}
      value={state}
      placeholder={t("all")}
      onChange={(next) => setState(exchangeStates.find((one) => one === next) ?? "")}
      options={exchangeStates.map((value) => ({ value, label: t(`state.${value}`) }))}
    />
  );
  return (
    <Card title={t("title")} note={t("note")} actions={filter}>
      {rows.length === 0 && !list.isFetching ? (
        <EmptyState icon={<FileInput />} title={t(state ? "emptyFiltered" : "emptyTitle")}>
          {state ? null : t("empty")}
        </EmptyState>
      ) : (
        <>
          <Table label={t("title")} row={44} gutter={16} columns={[110, 200, 170, null]} className="max-md:hidden">
            <TableHead>
              <HeadCell>{t("columns.at")}</HeadCell>
              <HeadCell>{t("columns.file")}</HeadCell>
              <HeadCell>{t("columns.state")}</HeadCell>
              <HeadCell>{t("columns.result")}</HeadCell>
            </TableHead>
            <tbody>
              {rows.map((row) => (
                <ExchangeFileLine key={row.id} row={row} />
              ))}
            </tbody>
          </Table>
          <ul className="md:hidden">
            {rows.map((row) => (
              <ExchangeFileCard key={row.id} row={row} />
            ))}
          </ul>
        </>
      )}
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </Card>
  );
}
