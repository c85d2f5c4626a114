"use client";
import { useTranslations } from "next-intl";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { DateTime } from "@/ui/date-time";
import { EmptyState } from "@/ui/empty-state";
import { useFormats } from "@/ui/formats-context";
import { LoadMore } from "@/ui/load-more";
import { Quantity } from "@/ui/money";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { HeldUnits, holdersOfSku } from "../holders-queries";

type Page = OverTheWire<Awaited<ReturnType<typeof holdersOfSku>>>;
type Held = Page["items"][number];
type Props = { sku: string; warehouse: string | undefined; first: Page; sums: HeldUnits };

/** Who holds the reserved units, oldest first: orders, and checkouts that are not ordered yet; then who waits for more. */
export function Holders({ sku, warehouse, first, sums }: Props) {
  const t = useTranslations("inventory.holders");
  const columns = useTranslations("inventory.columns");
  const list = trpc.inventory.holders.useInfiniteQuery(
    { sku, warehouse, limit: 20 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, initialData: { pages: [first], pageParams: [undefined] } },
  );
  const held = trpc.inventory.held.useQuery({ sku, warehouse }, { initialData: sums });
  useLiveQuery(["stock", "order", "fulfilment"], () => Promise.all([list.refetch(), held.refetch()]));
  const rows = list.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <EmptyState title={t("none")} />;
  return (
    <>
      <HeldSum sums={held.data} />
      <Table
        label={t("title")}
        gutter={16}
        columns={[110, null, { width: 150, from: "md" }, { width: 170, from: "md" }, 70, { width: 120, from: "md" }]}
      >
        <TableHead>
          <HeadCell>{t("order")}</HeadCell>
          <HeadCell>{t("buyer")}</HeadCell>
          <HeadCell from="md">{columns("warehouse")}</HeadCell>
          <HeadCell from="md">{t("kind")}</HeadCell>
          <HeadCell numeric>{t("quantity")}</HeadCell>
          <HeadCell from="md">{t("since")}</HeadCell>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <HolderLine key={row.id} held={row} />
          ))}
        </tbody>
      </Table>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

function HolderLine({ held }: { held: Held }) {
  const t = useTranslations("inventory.holders");
  return (
    <Row>
      <Cell>
        {held.number ? (
          <RowLink href={`/orders/${encodeURIComponent(held.number)}`}>{held.number}</RowLink>
        ) : (
          <span className="mono">{held.reference ?? t("checkout")}</span>
        )}
      </Cell>
      <Cell wrap>
        {held.customerName ?? held.channel}
        <span className="block text-12 md:hidden">
          <HeldFor held={held} />
        </span>
      </Cell>
      <Cell from="md">{held.warehouseName ?? <span className="text-ink-3">—</span>}</Cell>
      <Cell from="md">
        <HeldFor held={held} />
      </Cell>
      <Cell numeric>
        <Quantity value={held.quantity} bare />
      </Cell>
      <Cell from="md">
        <DateTime at={held.since} />
      </Cell>
    </Row>
  );
}

/** Whether it is an order's, a checkout's for a while, or waits without any units. */
function HeldFor({ held }: { held: Held }) {
  const t = useTranslations("inventory.holders");
  if (held.kind === "backorder")
    return (
      <Status glyph="hourglass" tone="warning">
        {t("waits")}
      </Status>
    );
  if (held.kind === "hard")
    return (
      <Status glyph="dot" tone="neutral" quiet>
        {t("forOrder")}
      </Status>
    );
  return (
    <Status glyph="dashed" tone="info">
      {held.expiresAt ? t.rich("until", { at: () => <DateTime key="at" at={held.expiresAt ?? ""} /> }) : t("checkout")}
    </Status>
  );
}

/** Orders and checkouts add up to what the levels call reserved; who waits holds nothing. */
function HeldSum({ sums }: { sums: HeldUnits }) {
  const t = useTranslations("inventory.holders");
  const { number } = useFormats();
  const parts = [
    { key: "orders", units: sums.orders },
    { key: "checkouts", units: sums.checkouts },
  ] as const;
  return (
    <dl className="flex flex-wrap items-end gap-x-5 gap-y-2 border-b border-line bg-sunken px-4 py-3 tabular-nums">
      {parts.map(({ key, units }) => (
        <div key={key}>
          <dt className="text-12 text-ink-3">{t(`sums.${key}`)}</dt>
          <dd className="text-16">{number(units)}</dd>
        </div>
      ))}
      <div>
        <dt className="text-12 text-ink-3">{t("sums.reserved")}</dt>
        <dd className="text-16 font-semibold">= {number(sums.orders + sums.checkouts)}</dd>
      </div>
      {sums.waiting > 0 && (
        <div className="ml-auto text-right">
          <dt className="text-12 text-ink-3">{t("sums.waiting")}</dt>
          <dd className="text-16">{number(sums.waiting)}</dd>
        </div>
      )}
    </dl>
  );
}
