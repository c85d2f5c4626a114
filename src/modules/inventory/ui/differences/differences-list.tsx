"use client";
import { Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { TextLink } from "@/ui/button-link";
import { RelativeTime } from "@/ui/date-time";
import { EmptyState } from "@/ui/empty-state";
import { LoadMore } from "@/ui/load-more";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { Difference } from "../../masters/difference-queries";

type Row = OverTheWire<Difference>;

/** Differences with the masters of stock that wait for somebody's word. */
export function DifferencesList({ first }: { first: { items: Row[]; nextCursor: string | null } }) {
  const t = useTranslations("inventory.differences");
  const list = trpc.inventory.differences.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery("stock", () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  if (rows.length === 0)
    return (
      <EmptyState icon={<Scale />} title={t("emptyTitle")}>
        {t("empty")}
      </EmptyState>
    );
  return (
    <>
      <ul>
        {rows.map((row) => (
          <DifferenceRow key={row.id} row={row} onDone={() => void list.refetch()} />
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

function DifferenceRow({ row, onDone }: { row: Row; onDone: () => void }) {
  const t = useTranslations("inventory.differences");
  const reasonText = useReasonText();
  const needs = useNeeds("operator");
  const settle = trpc.inventory.settleDifference.useMutation({
    onSuccess: ({ state }) => {
      showToast({ title: t(state === "accepted" ? "accepted" : "ignored", { sku: row.sku }), tone: "success" });
      onDone();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const { id, warehouseName, sku, name, master, figure, unposted, onHand, reason, foundAt } = row;
  const cannot = reason.code === "stock.master_tracked" ? reason : null;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line px-5 py-3 max-md:px-4">
      <span className="min-w-0 flex-1 basis-72 text-13">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <TextLink href={`/stock/${encodeURIComponent(sku)}`}>{name}</TextLink>
          <span className="mono text-12 text-ink-3">{sku}</span>
        </span>
        <span className="block text-ink-2">{reasonText(reason)}</span>
        <span className="block text-12 text-ink-3">
          {warehouseName} · <RelativeTime at={foundAt} />
        </span>
      </span>
      <dl className="flex gap-5 text-13 tabular-nums">
        <Figure label={t("theirs", { master })} value={figure} />
        {unposted !== 0 && <Figure label={t("unposted")} value={unposted} />}
        <Figure label={t("ours")} value={onHand} />
      </dl>
      <span className="flex flex-wrap gap-2">
        <Button
          size="sm"
          pending={settle.isPending}
          disabledReason={needs ?? cannot}
          onClick={() => settle.mutate({ differenceId: id, settlement: "accept" })}
        >
          {t("accept")}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          pending={settle.isPending}
          disabledReason={needs}
          onClick={() => settle.mutate({ differenceId: id, settlement: "ignore" })}
        >
          {t("ignore")}
        </Button>
      </span>
    </li>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt className="text-12 text-ink-3">{label}</dt>
      <dd className="font-medium">{value}</dd>
    </div>
  );
}
