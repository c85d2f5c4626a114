"use client";
import { EyeOff, Link2, PackageCheck, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { RelativeTime } from "@/ui/date-time";
import { EmptyState } from "@/ui/empty-state";
import { LoadMore } from "@/ui/load-more";
import { Money } from "@/ui/money";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { ChannelProductAnswer } from "../mapping/product-queries";
import { CreateProductDialog } from "./create-product-dialog";
import { MatchDialog } from "./match-dialog";

export type WantedProduct = OverTheWire<ChannelProductAnswer>;
type Opened = { act: "match" | "create"; product: WantedProduct };

/** Products that orders wait for and nobody knows here: said which one each is, its orders go on at once. */
export function UnknownProducts({ first }: { first: { items: WantedProduct[]; nextCursor: string | null } }) {
  const t = useTranslations("channels.unknown");
  const [opened, setOpened] = useState<Opened | null>(null);
  const list = trpc.mappings.wanted.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery(["connection", "product"], () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  const done = () => {
    setOpened(null);
    void list.refetch();
  };
  return (
    <Card title={t("title")} note={t("note")}>
      {rows.length === 0 ? (
        <EmptyState icon={<PackageCheck />} title={t("emptyTitle")}>
          {t("empty")}
        </EmptyState>
      ) : (
        <ul>
          {rows.map((product) => (
            <WantedRow key={`${product.connection} ${product.externalId}`} product={product} onAct={setOpened} onDone={done} />
          ))}
        </ul>
      )}
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      {opened?.act === "match" && <MatchDialog product={opened.product} onDone={done} onClose={() => setOpened(null)} />}
      {opened?.act === "create" && <CreateProductDialog product={opened.product} onDone={done} onClose={() => setOpened(null)} />}
    </Card>
  );
}

type RowProps = { product: WantedProduct; onAct: (opened: Opened) => void; onDone: () => void };

function WantedRow({ product, onAct, onDone }: RowProps) {
  const t = useTranslations("channels.unknown");
  const reasonText = useReasonText();
  const needs = useNeeds("operator");
  const { connection: code, externalId, name, sku, barcode, priceMinor, currency, channelName, wantedAt } = product;
  const ignore = trpc.mappings.putProduct.useMutation({
    onSuccess: () => {
      showToast({ title: t("ignored", { name }), tone: "success", action: { label: t("undo"), onClick: () => restore.mutate(shown) } });
      onDone();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const restore = trpc.mappings.putProduct.useMutation({ onSuccess: onDone });
  const shown = { code, externalId, product: { ignored: false } };
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0">
      <span className="min-w-0 flex-1 basis-64 text-13">
        <span className="block font-medium [overflow-wrap:anywhere]">{name}</span>
        <span className="flex flex-wrap gap-x-3 text-12 text-ink-3">
          {sku && <span className="mono [overflow-wrap:anywhere]">{sku}</span>}
          {barcode && <span className="mono">{barcode}</span>}
          {priceMinor !== null && <Money minor={priceMinor} currency={currency} />}
          <span>{channelName}</span>
          {wantedAt && (
            <span>
              {t("since")} <RelativeTime at={wantedAt} />
            </span>
          )}
        </span>
      </span>
      <span className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" icon={<Link2 />} disabledReason={needs} onClick={() => onAct({ act: "match", product })}>
          {t("match")}
        </Button>
        <Button size="sm" icon={<Plus />} disabledReason={needs} onClick={() => onAct({ act: "create", product })}>
          {t("create")}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={<EyeOff />}
          disabledReason={needs}
          pending={ignore.isPending}
          onClick={() => ignore.mutate({ ...shown, product: { ignored: true } })}
        >
          {t("ignore")}
        </Button>
      </span>
    </li>
  );
}
