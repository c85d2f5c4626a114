"use client";
import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Input } from "@/ui/input";
import { LoadMore } from "@/ui/load-more";
import { Money } from "@/ui/money";
import { MoneyInput } from "@/ui/money-input";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { listCosts } from "../costs/cost-queries";

type Costs = OverTheWire<Awaited<ReturnType<typeof listCosts>>>;

/** What a unit costs now, and how it came to that: each receipt and each word by hand. */
export function CostHistory({ sku, first }: { sku: string; first: Costs }) {
  const t = useTranslations("catalog.costs");
  const needs = useNeeds("manager");
  const [asking, setAsking] = useState(false);
  const list = trpc.catalog.costs.useInfiniteQuery(
    { sku },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  useLiveQuery("product", () => void list.refetch());
  const [page] = list.data.pages;
  const currency = page?.currency ?? first.currency;
  const rows = list.data.pages.flatMap(({ items }) => items);
  return (
    <Card
      title={t("title")}
      note={page?.costMinor === null || page === undefined ? t("unknown") : <Money minor={page.costMinor} currency={currency} />}
      actions={
        <Button size="sm" icon={<Pencil />} disabledReason={needs} onClick={() => setAsking(true)}>
          {t("set")}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <p className="px-4 py-3 text-13 text-ink-3">{t("empty")}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li
              key={row.position}
              className="flex items-baseline justify-between gap-4 border-b border-line px-4 py-2 text-13 last:border-0"
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {row.cause === "receipt" && row.units !== null && row.receivedMinor !== null ? (
                  <TextLink href={`/stock/arrivals/${row.causeId}`} className="text-ink">
                    {t("receipt", { count: row.units, before: row.unitsBefore ?? 0 })}{" "}
                    <Money minor={row.receivedMinor} currency={currency} />
                  </TextLink>
                ) : (
                  t(`causes.${row.cause}`)
                )}
                {row.note && <span className="text-ink-2"> — {row.note}</span>}
                <span className="block text-12 text-ink-3">
                  {row.by}, <DateTime at={row.at} as="short" />
                </span>
              </span>
              <span className="font-medium tabular-nums">
                {row.unitCostMinor === null ? "—" : <Money minor={row.unitCostMinor} currency={currency} />}
              </span>
            </li>
          ))}
        </ul>
      )}
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      {asking && <SetCostDialog sku={sku} currency={currency} onClose={() => setAsking(false)} onSet={() => void list.refetch()} />}
    </Card>
  );
}

type DialogProps = { sku: string; currency: string; onClose: () => void; onSet: () => void };

function SetCostDialog({ sku, currency, onClose, onSet }: DialogProps) {
  const t = useTranslations("catalog.costs");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [minor, setMinor] = useState<number | null>(null);
  const [why, setWhy] = useState("");
  const put = trpc.catalog.setCost.useMutation({
    onSuccess: () => {
      showToast({ title: t("done"), tone: "success" });
      onSet();
      router.refresh();
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("setTitle", { sku })}
      description={t("setText")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            variant="primary"
            pending={put.isPending}
            disabledReason={minor === null || !why.trim() ? reason("field.required") : null}
            onClick={() => minor !== null && put.mutate({ sku, cost: { amount: minor, currency }, reason: why.trim() })}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormRefusal reason={put.error ? reasonOf(put.error) : null} />
        <Field label={t("cost")} required>
          <MoneyInput value={minor} currency={currency} onChange={setMinor} />
        </Field>
        <Field label={t("why")} required>
          <Input value={why} maxLength={500} autoComplete="off" onChange={(event) => setWhy(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
