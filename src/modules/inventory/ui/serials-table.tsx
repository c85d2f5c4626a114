"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { EmptyState } from "@/ui/empty-state";
import type { GlyphName } from "@/ui/glyphs";
import { LoadMore } from "@/ui/load-more";
import { SearchField } from "@/ui/search-field";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { Tone } from "@/ui/tone";

import type { SerialState } from "../serial";
import type { listSerials } from "../serials/serial-queries";

type Page = OverTheWire<Awaited<ReturnType<typeof listSerials>>>;
type Unit = Page["items"][number];

const looks: Record<SerialState, { glyph: GlyphName; tone: Tone }> = {
  in_stock: { glyph: "dot", tone: "success" },
  picked: { glyph: "half", tone: "progress" },
  shipped: { glyph: "arrow", tone: "info" },
  in_transit: { glyph: "arrowOutline", tone: "info" },
  returned: { glyph: "back", tone: "warning" },
  written_off: { glyph: "cross", tone: "neutral" },
};

/** The single units of a product by their numbers: where each is, and whose. */
export function SerialsTable({ sku, first }: { sku: string; first: Page }) {
  const t = useTranslations("inventory.serials");
  const [typed, setTyped] = useState("");
  const [serial, setSerial] = useState("");
  const list = trpc.inventory.serials.useInfiniteQuery(
    { sku, limit: 20, serial: serial || undefined },
    {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      initialData: serial ? undefined : { pages: [first], pageParams: [undefined] },
    },
  );
  useLiveQuery(["stock", "fulfilment"], () => void list.refetch());
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {(first.items.length > 0 || serial) && (
        <div className="px-4 pb-2 pt-3">
          <SearchField
            value={typed}
            hotkey={false}
            placeholder={t("find")}
            onChange={(text) => {
              setTyped(text);
              if (text === "") setSerial("");
            }}
            onSubmit={() => setSerial(typed.trim())}
          />
        </div>
      )}
      {rows.length === 0 && !list.isPending ? (
        <EmptyState title={t(serial ? "notFound" : "none")}>{t(serial ? "notFoundText" : "noneText")}</EmptyState>
      ) : (
        <Table label={t("title")} gutter={16} row={44} columns={[190, null, { width: 180, from: "md" }, { width: 120, from: "md" }]}>
          <TableHead>
            <HeadCell>{t("serial")}</HeadCell>
            <HeadCell>{t("where")}</HeadCell>
            <HeadCell from="md">{t("whose")}</HeadCell>
            <HeadCell from="md">{t("since")}</HeadCell>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <SerialLine key={row.serial} row={row} />
            ))}
          </tbody>
        </Table>
      )}
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </>
  );
}

function SerialLine({ row }: { row: Unit }) {
  const t = useTranslations("inventory.serials");
  const { glyph, tone } = looks[row.state];
  const whose = row.orderNumber ? (
    <TextLink href={`/orders/${encodeURIComponent(row.orderNumber)}`}>{row.orderNumber}</TextLink>
  ) : row.transferId ? (
    <TextLink href={`/stock/transfers/${row.transferId}`}>{t("transfer", { number: row.transferNumber ?? 0 })}</TextLink>
  ) : null;
  return (
    <Row>
      <Cell wrap className="mono">
        {row.serial}
        {row.lot && <span className="block text-12 text-ink-3">{t("lot", { lot: row.lot })}</span>}
      </Cell>
      <Cell wrap>
        <Status glyph={glyph} tone={tone}>
          {t(`states.${row.state}`)}
        </Status>
        <span className="block text-12 text-ink-3">{row.warehouseName}</span>
        <span className="block text-12 md:hidden">{whose}</span>
      </Cell>
      <Cell from="md">{whose ?? <span className="text-ink-3">—</span>}</Cell>
      <Cell from="md">
        <DateTime at={row.updatedAt} />
      </Cell>
    </Row>
  );
}
