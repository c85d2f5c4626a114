"use client";
import { ClipboardCheck, ShoppingCart } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { newId } from "@/lib/ids";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { BulkBar } from "@/ui/bulk-bar";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { LoadMore } from "@/ui/load-more";
import { useReasonText } from "@/ui/reason-text";
import { HeadCell, Table, TableHead } from "@/ui/table";
import { showToast } from "@/ui/toast";
import { type ListProposals, mostLines, type TakeProposals } from "../../replenishment/inputs";
import { costsOf, linesToTake, typedQuantity, whyNotTake } from "./chosen-lines";
import { ProposalCard, ProposalLine } from "./proposal-line";
import { keyOf, type ProposalItem, type ProposalsPage } from "./proposal-row";

type Filter = Omit<ListProposals, "cursor" | "limit">;

/** What to order and to transfer: chosen lines become drafts in one click, in quantities as they are typed. */
export function ProposalsList({ filter, first }: { filter: Filter; first: ProposalsPage }) {
  const t = useTranslations("forecast.proposals");
  const f = useFormats();
  const why = useReasonText();
  const router = useRouter();
  const needs = useNeeds("operator");
  const list = trpc.replenishment.proposals.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery(["forecast", "stock", "purchase", "transfer", "arrival"], () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  // The last click that has made nothing as far as we know: the same choice sent again makes nothing more, another choice is another click.
  const sent = useRef<TakeProposals>(null);
  const take = trpc.replenishment.take.useMutation({
    onSuccess: ({ purchaseOrders, transfers }) => {
      sent.current = null;
      setChosen(new Set());
      setTyped({});
      const [order, transfer] = [purchaseOrders[0], transfers[0]];
      showToast({
        title: t("taken", { orders: purchaseOrders.length, transfers: transfers.length }),
        tone: "success",
        action: order
          ? { label: t("open"), onClick: () => router.push(`/purchasing/${order.id}`) }
          : transfer && { label: t("open"), onClick: () => router.push(`/stock/transfers/${transfer.id}`) },
      });
      void list.refetch();
    },
    onError: (error) => {
      showToast({ title: why(reasonOf(error)), tone: "danger", group: "proposals" });
      void list.refetch();
    },
  });
  const quantityOf = (row: ProposalItem) => {
    const text = typed[keyOf(row)];
    return text === undefined ? row.quantity : typedQuantity(text);
  };
  const picked = rows.filter((row) => chosen.has(keyOf(row))).map((row) => ({ row, quantity: quantityOf(row) }));
  const draft = () => {
    const lines = linesToTake(picked);
    const isAgain = JSON.stringify(sent.current?.lines) === JSON.stringify(lines);
    const click = { clickId: (isAgain && sent.current?.clickId) || newId(), lines };
    sent.current = click;
    take.mutate(click);
  };
  const wrong = whyNotTake(picked);
  const choosable = rows.filter((row) => row.kind === "transfer" || row.supplier !== null);
  const isAll = choosable.length > 0 && choosable.every((row) => chosen.has(keyOf(row)));
  const choose = (key: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  const lineOf = (row: ProposalItem) => ({
    row,
    isChosen: chosen.has(keyOf(row)),
    onChoose: (on: boolean) => choose(keyOf(row), on),
    quantity: typed[keyOf(row)] ?? String(row.quantity),
    isWrong: quantityOf(row) === null,
    onQuantity: (text: string) => setTyped({ ...typed, [keyOf(row)]: text }),
  });
  if (rows.length === 0 && !list.hasNextPage)
    return (
      <EmptyState icon={<ClipboardCheck />} title={t("empty")}>
        {t("emptyText")}
      </EmptyState>
    );
  return (
    <>
      <Table
        label={t("title")}
        row={52}
        columns={[
          44,
          null,
          { width: 170, from: "md" },
          96,
          110,
          { width: 260, from: "wide" },
          { width: 120, from: "xl" },
          { width: 120, from: "xl" },
          116,
        ]}
        sticky
        className="max-md:hidden"
      >
        <TableHead>
          <HeadCell>
            <Checkbox
              aria-label={t("all")}
              checked={isAll ? true : chosen.size > 0 ? "indeterminate" : false}
              onChange={(on) => setChosen(new Set(on ? choosable.map(keyOf) : []))}
            />
          </HeadCell>
          <HeadCell>{t("columns.product")}</HeadCell>
          <HeadCell from="md">{t("columns.where")}</HeadCell>
          <HeadCell numeric>{t("columns.cover")}</HeadCell>
          <HeadCell numeric>{t("columns.quantity")}</HeadCell>
          <HeadCell from="wide">{t("columns.why")}</HeadCell>
          <HeadCell from="xl">{t("columns.risk")}</HeadCell>
          <HeadCell numeric from="xl">
            {t("columns.saved")}
          </HeadCell>
          <HeadCell numeric>{t("columns.capital")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <ProposalLine key={keyOf(row)} {...lineOf(row)} />
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((row) => (
          <ProposalCard key={keyOf(row)} {...lineOf(row)} />
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      <BulkBar
        count={picked.length}
        note={costsOf(picked)
          .map(({ minor, currency }) => f.money(minor, currency))
          .join(" + ")}
        onClear={() => setChosen(new Set())}
      >
        <Button
          variant="ghost"
          icon={<ShoppingCart />}
          pending={take.isPending}
          disabledReason={needs ?? (wrong && t(wrong, { count: mostLines }))}
          onClick={draft}
        >
          {t("take")}
        </Button>
      </BulkBar>
    </>
  );
}
