"use client";
import { ShoppingCart } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { TextLink } from "@/ui/button-link";
import { Checkbox } from "@/ui/checkbox";
import { useFormats } from "@/ui/formats-context";
import { LoadMore } from "@/ui/load-more";
import { Picture } from "@/ui/picture";
import { useReasonText } from "@/ui/reason-text";
import { Select } from "@/ui/select";
import { showToast } from "@/ui/toast";
import { orderable } from "../suppliers/supplier";
import type { WaitingItem, WaitingPage } from "./rows";

type Props = { first: WaitingPage; warehouses: readonly { code: string; name: string }[]; chosen: string };

/** Products that orders wait for: chosen ones become drafts, one for each supplier. */
export function WaitingList({ first, warehouses, chosen }: Props) {
  const t = useTranslations("purchasing.waiting");
  const router = useRouter();
  const reasonText = useReasonText();
  const needs = useNeeds("operator");
  const [warehouse, setWarehouse] = useState(chosen);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const list = trpc.purchases.waiting.useInfiniteQuery(
    {},
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery(["order", "stock", "purchase", "supplier"], () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  const mayOrder = rows.filter((row) => row.supplier && row.lacking > 0);
  const skus = mayOrder.flatMap(({ sku }) => (picked.has(sku) ? [sku] : []));
  const order = trpc.purchases.orderWaiting.useMutation({
    onSuccess: (drafted) => {
      const [only, ...more] = drafted;
      setPicked(new Set());
      showToast({
        title: t("drafted", { count: drafted.length, numbers: drafted.map(({ number }) => number).join(", ") }),
        tone: "success",
      });
      if (only && more.length === 0) router.push(`/purchasing/${only.id}`);
      else router.push("/purchasing?view=open");
      router.refresh();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const toggle = (sku: string, on: boolean) =>
    setPicked((before) => new Set(on ? [...before, sku] : [...before].filter((one) => one !== sku)));
  return (
    <>
      <div className="sticky top-0 z-2 flex flex-wrap items-center gap-3 border-b border-line bg-surface px-5 py-2.5 max-md:px-4">
        <Checkbox
          label={t("all")}
          checked={skus.length > 0 && skus.length === mayOrder.length}
          onChange={(on) => setPicked(new Set(on ? mayOrder.map(({ sku }) => sku) : []))}
        />
        <span className="ml-auto flex flex-wrap items-center gap-3">
          {warehouses.length > 1 && (
            <span className="w-52 max-w-full">
              <Select
                aria-label={t("warehouse")}
                value={warehouse}
                onChange={setWarehouse}
                options={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
              />
            </span>
          )}
          <Button
            variant="primary"
            icon={<ShoppingCart />}
            pending={order.isPending}
            disabledReason={needs ?? (skus.length === 0 ? reason("purchase.nothing_chosen") : null)}
            onClick={() => order.mutate({ warehouse, skus })}
          >
            {t("order", { count: skus.length })}
          </Button>
        </span>
      </div>
      <ul>
        {rows.map((row) => (
          <Item key={row.sku} row={row} picked={picked.has(row.sku)} onPick={(on) => toggle(row.sku, on)} />
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

function Item({ row, picked, onPick }: { row: WaitingItem; picked: boolean; onPick: (on: boolean) => void }) {
  const t = useTranslations("purchasing.waiting");
  const formats = useFormats();
  const { supplier, lacking } = row;
  return (
    <li className="flex items-start gap-3 border-b border-line px-5 py-3 max-md:px-4">
      <span className="pt-1.5">
        <Checkbox aria-label={t("pick", { sku: row.sku })} checked={picked} disabled={!supplier || lacking === 0} onChange={onPick} />
      </span>
      <Picture src={row.picture} size={44} />
      <div className="grid min-w-0 flex-1 gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <TextLink href={`/stock/${encodeURIComponent(row.sku)}`} className="block truncate font-medium text-ink">
            {row.name}
          </TextLink>
          <span className="mono block truncate text-12 text-ink-3">{row.sku}</span>
          <p className="mt-1 text-12 text-ink-2">
            {t("for")}{" "}
            {row.orders.slice(0, 8).map((one, i) => (
              <span key={one.orderId + String(i)}>
                {i > 0 && ", "}
                <TextLink href={`/orders/${encodeURIComponent(one.number)}`} className="underline">
                  {one.number}
                </TextLink>{" "}
                ({one.units})
              </span>
            ))}
            {row.orders.length > 8 && ` ${t("more", { count: row.orders.length - 8 })}`}
          </p>
        </div>
        <div className="min-w-0 text-13">
          <p className="font-medium">
            {t("waits", { count: row.units })}
            {row.ordered > 0 && <span className="font-normal text-ink-2"> · {t("ordered", { count: row.ordered })}</span>}
          </p>
          {(row.incoming > 0 || row.unsent > 0) && (
            <p className="text-12 text-ink-2">{t("coming", { incoming: row.incoming, unsent: row.unsent })}</p>
          )}
          {supplier ? (
            <p className="text-12 text-ink-2">
              {lacking > 0
                ? t("would", {
                    supplier: supplier.name,
                    units: orderable(lacking, supplier),
                    price: formats.money(supplier.priceMinor, supplier.currency),
                  })
                : t("nothingLacking")}
              {lacking > 0 && supplier.leadDays !== null && ` · ${t("days", { count: supplier.leadDays })}`}
            </p>
          ) : (
            <p className="text-12 text-warning">{t("noSupplier")}</p>
          )}
        </div>
      </div>
    </li>
  );
}
