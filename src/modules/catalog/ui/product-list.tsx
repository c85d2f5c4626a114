"use client";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import { LoadMore } from "@/ui/load-more";
import { Money } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { Badge } from "@/ui/status";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { ProductAnswer } from "../product-queries";

type Props = { filter: { q?: string; active?: boolean }; first: { items: ProductAnswer[]; nextCursor: string | null } };

/** The catalog by SKU; each line opens its product. */
export function ProductList({ filter, first }: Props) {
  const t = useTranslations("catalog");
  const list = trpc.catalog.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery("product", () => void list.refetch());
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Table label={t("title")} row={44} columns={[null, 170, 150, 130]} sticky className="max-md:hidden">
        <TableHead>
          <HeadCell>{t("columns.product")}</HeadCell>
          <HeadCell>{t("columns.sku")}</HeadCell>
          <HeadCell>{t("columns.barcode")}</HeadCell>
          <HeadCell numeric>{t("columns.price")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((product) => (
            <Row key={product.id}>
              <Cell>
                <span className="flex min-w-0 items-center gap-2">
                  <Picture src={product.picture} size={32} />
                  <RowLink href={hrefOf(product)} className="truncate">
                    {product.name}
                  </RowLink>
                  <Marks product={product} />
                </span>
              </Cell>
              <Cell className="mono">{product.sku}</Cell>
              <Cell className="mono text-ink-2">{product.barcode}</Cell>
              <Cell numeric>
                <Money minor={product.price.amount} currency={product.price.currency} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((product) => (
          <li key={product.id} className="relative flex min-h-16 items-center gap-3 border-b border-line px-4 py-2 text-13">
            <Picture src={product.picture} size={44} />
            <span className="min-w-0 flex-1">
              <RowLink href={hrefOf(product)} className="block truncate">
                {product.name}
              </RowLink>
              <span className="mono block truncate text-12 text-ink-3">{product.sku}</span>
            </span>
            <Marks product={product} />
            <Money minor={product.price.amount} currency={product.price.currency} />
          </li>
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

const hrefOf = ({ sku }: ProductAnswer) => `/catalog/${encodeURIComponent(sku)}`;

function Marks({ product }: { product: ProductAnswer }) {
  const t = useTranslations("catalog.marks");
  return (
    <>
      {product.components.length > 0 && <Badge tone="info">{t("bundle")}</Badge>}
      {!product.active && <Badge tone="neutral">{t("inactive")}</Badge>}
    </>
  );
}
