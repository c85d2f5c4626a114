"use client";
import { Boxes, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LoadMore } from "@/ui/load-more";
import { SearchField } from "@/ui/search-field";
import { Card } from "@/ui/section";
import { SegmentedControl } from "@/ui/segmented-control";
import { useAddress } from "@/ui/use-address";
import { useDebounced } from "@/ui/use-debounced";
import { type StockView, stockViews } from "../../inputs";
import type { StockAtChannel } from "./stock-row";
import { StockTable } from "./stock-table";
import { usePushAgain } from "./use-push-again";

type Sums = Record<StockView | "all", number>;
type Props = {
  code: string;
  name: string;
  /** Whether the channel keeps a number per warehouse. */
  places: boolean;
  view: StockView | null;
  first: { items: StockAtChannel[]; nextCursor: string | null };
  firstSums: Sums;
};

/** Our stock as a channel has it: what differs, what it refused, what waits, and the way to tell it again. */
export function ChannelStock({ code, name, places, view, first, firstSums }: Props) {
  const t = useTranslations("channels.stock");
  const address = useAddress();
  const needsOperator = useNeeds("operator");
  const [typed, setTyped] = useState("");
  const q = useDebounced(typed.trim()) || undefined;
  const sums = trpc.telling.stockSums.useQuery({ code }, { initialData: firstSums });
  const list = trpc.telling.stock.useInfiniteQuery(
    { code, view: view ?? undefined, q },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      ...(q === undefined ? { initialData: { pages: [first], pageParams: [undefined] } } : {}),
    },
  );
  const again = () => {
    void list.refetch();
    void sums.refetch();
  };
  useLiveQuery(["channel_stock", "stock", "connection"], again);
  const { push, sku, pending } = usePushAgain(code, again);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card
      title={t("titleOf", { name })}
      actions={
        <Button size="sm" icon={<RotateCcw />} pending={pending && sku === null} disabledReason={needsOperator} onClick={() => push()}>
          {t("pushAll")}
        </Button>
      }
    >
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5">
        <SegmentedControl
          label={t("views.label")}
          value={view ?? "all"}
          onChange={(next) => address.set({ view: next === "all" ? null : next })}
          options={(["all", ...stockViews] as const).map((value) => ({
            value,
            label: (
              <span className="flex items-center gap-1.5">
                {t(`views.${value}`)}
                <span className="text-12 text-ink-3 tabular-nums">{sums.data[value]}</span>
              </span>
            ),
          }))}
        />
        <SearchField value={typed} onChange={setTyped} placeholder={t("search")} className="grow" />
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={<Boxes />} title={t(view || q ? "emptyFiltered" : "emptyTitle")}>
          {view || q ? null : t("empty")}
        </EmptyState>
      ) : (
        <StockTable rows={rows} places={places} pending={sku} onPush={(one) => push([one])} />
      )}
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </Card>
  );
}
