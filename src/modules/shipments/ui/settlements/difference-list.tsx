"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { TextLink } from "@/ui/button-link";
import { LoadMore } from "@/ui/load-more";
import { Money } from "@/ui/money";
import { Card } from "@/ui/section";
import { Status } from "@/ui/status";
import type { Difference } from "../../settlements/settle-row";
import type { DifferenceView, listDifferences } from "../../settlements/settlement-queries";
import { ResolveDialog } from "./resolve-dialog";

type Page = OverTheWire<Awaited<ReturnType<typeof listDifferences>>>;
type Row = OverTheWire<DifferenceView>;

/** What of the registers is not as it should be, each with what to do about it. */
export function DifferenceList({ first }: { first: Page }) {
  const t = useTranslations("shipping.settlements.differences");
  const [resolving, setResolving] = useState<Row | null>(null);
  const list = trpc.settlements.differences.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery(["settlement"], () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return null;
  return (
    <Card title={t("title")}>
      <ul>
        {rows.map((row) => (
          <Line key={row.id} row={row} onResolve={() => setResolving(row)} />
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      {resolving && <ResolveDialog row={resolving} onClose={() => setResolving(null)} />}
    </Card>
  );
}

function Line({ row, onResolve }: { row: Row; onResolve: () => void }) {
  const t = useTranslations("shipping.settlements.differences");
  const needs = useNeeds("operator");
  const { parcel, orderNumber, outcome, collectedMinor, dueMinor, currency, carrierName, register } = row;
  const difference = outcome as Difference;
  return (
    <li className="grid gap-1 border-b border-line px-4 py-3 text-13 last:border-b-0 sm:grid-cols-[1fr_auto] sm:gap-x-4">
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <Status glyph="flag" tone={difference === "short" ? "danger" : "warning"}>
          {t(`outcome.${difference}`)}
        </Status>
        <span className="mono text-12">{parcel}</span>
        {orderNumber && <TextLink href={`/orders/${encodeURIComponent(orderNumber)}`}>{t("order", { number: orderNumber })}</TextLink>}
      </span>
      <span className="tabular-nums sm:text-right">
        <Money minor={collectedMinor} currency={currency} />
        {dueMinor !== null && (
          <span className="text-ink-3"> {t.rich("of", { sum: () => <Money minor={dueMinor} currency={currency} /> })}</span>
        )}
      </span>
      <span className="text-ink-2">
        {t(`todo.${difference}`)}{" "}
        <span className="text-ink-3">
          {carrierName}, {register}
        </span>
      </span>
      <span className="sm:text-right">
        <Button size="sm" disabledReason={needs} onClick={onResolve}>
          {t("resolve")}
        </Button>
      </span>
    </li>
  );
}
