"use client";
import { Pencil, Plus, Star, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { LoadMore } from "@/ui/load-more";
import { Money } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { SearchField } from "@/ui/search-field";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useDebounced } from "@/ui/use-debounced";
import type { PriceItem, PricesPage, WholeSupplier } from "../rows";
import { usePurchaseCommand } from "../use-purchase-command";
import { LeadWord } from "./lead-word";
import { PriceDialog } from "./price-dialog";

/** What a supplier sells and on which terms, with what its receipts taught. */
export function PriceList({ supplier, first }: { supplier: WholeSupplier; first: PricesPage }) {
  const t = useTranslations("purchasing.prices");
  const needs = useNeeds("operator");
  const [q, setQ] = useState("");
  const word = useDebounced(q.trim());
  const [editing, setEditing] = useState<PriceItem | "new" | null>(null);
  const asked = { supplierId: supplier.id, ...(word ? { q: word } : {}) };
  const list = trpc.suppliers.prices.useInfiniteQuery(asked, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    ...(word ? { placeholderData: (before) => before } : { initialData: { pages: [first], pageParams: [undefined] } }),
  });
  useLiveQuery(["supplier", "purchase"], () => void list.refetch());
  const drop = trpc.suppliers.dropPrice.useMutation(usePurchaseCommand(t("dropped")));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const actions = (row: PriceItem) => (
    <span className="relative z-1 flex justify-end gap-1">
      <IconButton size="sm" label={t("edit", { sku: row.sku })} icon={<Pencil />} disabledReason={needs} onClick={() => setEditing(row)} />
      <IconButton
        size="sm"
        label={t("drop", { sku: row.sku })}
        icon={<X />}
        disabledReason={needs}
        onClick={() => drop.mutate({ supplierId: supplier.id, sku: row.sku })}
      />
    </span>
  );
  return (
    <Card
      title={t("title")}
      actions={
        <Button size="sm" icon={<Plus />} disabledReason={needs} onClick={() => setEditing("new")}>
          {t("add")}
        </Button>
      }
    >
      {(rows.length > 0 || q) && (
        <div className="border-b border-line px-4 py-2">
          <SearchField value={q} onChange={setQ} placeholder={t("search")} />
        </div>
      )}
      {rows.length === 0 ? (
        <p className="px-4 py-3 text-13 text-ink-3">{t(q ? "nothingFound" : "empty")}</p>
      ) : (
        <>
          <Table label={t("title")} gutter={16} row={52} columns={[null, 120, 130, 170, 80]} className="max-md:hidden">
            <TableHead>
              <HeadCell>{t("product")}</HeadCell>
              <HeadCell numeric>{t("price")}</HeadCell>
              <HeadCell numeric>{t("terms")}</HeadCell>
              <HeadCell>{t("lead")}</HeadCell>
              <HeadCell />
            </TableHead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.productId}>
                  <Cell>
                    <Product row={row} />
                  </Cell>
                  <Cell numeric>
                    <Money minor={row.priceMinor} currency={row.currency} />
                  </Cell>
                  <Cell numeric>{t("packs", { min: row.minQuantity, pack: row.pack })}</Cell>
                  <Cell wrap>
                    <LeadWord lead={row.lead} />
                  </Cell>
                  <Cell>{actions(row)}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
          <ul className="md:hidden">
            {rows.map((row) => (
              <li key={row.productId} className="border-b border-line px-4 py-3">
                <div className="flex items-center justify-between gap-3">
                  <Product row={row} />
                  {actions(row)}
                </div>
                <div className="mt-1 flex items-baseline justify-between gap-3 text-12">
                  <span>
                    <Money minor={row.priceMinor} currency={row.currency} /> · {t("packs", { min: row.minQuantity, pack: row.pack })}
                  </span>
                  <LeadWord lead={row.lead} quiet />
                </div>
              </li>
            ))}
          </ul>
          <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
        </>
      )}
      {editing && <PriceDialog supplier={supplier} row={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </Card>
  );
}

function Product({ row }: { row: PriceItem }) {
  const t = useTranslations("purchasing.prices");
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Picture src={row.picture} size={32} />
      <span className="min-w-0">
        <span className="block truncate">
          {row.name}
          {row.preferred && <Star className="ml-1.5 inline size-3.5 fill-current text-warning" role="img" aria-label={t("preferred")} />}
        </span>
        <span className="mono block truncate text-ink-3">
          {row.sku}
          {row.supplierSku && ` · ${row.supplierSku}`}
        </span>
      </span>
    </span>
  );
}
