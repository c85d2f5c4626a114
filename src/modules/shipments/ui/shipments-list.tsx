"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveQuery } from "@/platform/realtime/react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import { Checkbox } from "@/ui/checkbox";
import { LoadMore } from "@/ui/load-more";
import { HeadCell, Table, TableHead } from "@/ui/table";
import type { ListShipments } from "../inputs";
import type { listShipments } from "../queries";
import { HandOverBar } from "./hand-over-bar";
import { ShipmentCard } from "./shipment-card";
import { ShipmentLine } from "./shipment-line";
import { isReady, type Shipment } from "./shipment-row";

type Page = OverTheWire<Awaited<ReturnType<typeof listShipments>>>;
type Filter = Omit<ListShipments, "cursor" | "limit">;

/** All parcels, newest first; those at the door can be chosen and handed over together. */
export function ShipmentsList({ filter, first, onPrint }: { filter: Filter; first: Page; onPrint: (shipmentId: string) => void }) {
  const t = useTranslations("shipping.list");
  const ui = useTranslations("ui");
  const list = trpc.shipments.list.useInfiniteQuery(filter, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  useLiveQuery(["shipment", "fulfilment.handed_over"], () => void list.refetch());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rows = list.data.pages.flatMap((page) => page.items);
  const ready = rows.filter(isReady);
  const selected = ready.filter(({ id }) => chosen.has(id));
  const all = ready.length > 0 && selected.length === ready.length;
  const row = (shipment: Shipment) => ({
    shipment,
    selected: chosen.has(shipment.id),
    onPrint,
    onSelect: (on: boolean) => {
      const next = new Set(chosen);
      if (on) next.add(shipment.id);
      else next.delete(shipment.id);
      setChosen(next);
    },
  });
  return (
    <>
      <Table
        label={t("title")}
        row={44}
        sticky
        columns={[44, 172, 84, null, { width: 170, from: "xl" }, 186, 116, 56]}
        className="max-md:hidden"
      >
        <TableHead>
          <HeadCell>
            <Checkbox
              aria-label={ui("selectAll")}
              checked={all ? true : selected.length > 0 ? "indeterminate" : false}
              onChange={() => setChosen(all ? new Set() : new Set(ready.map(({ id }) => id)))}
            />
          </HeadCell>
          <HeadCell>{t("number")}</HeadCell>
          <HeadCell>{t("order")}</HeadCell>
          <HeadCell>{t("buyer")}</HeadCell>
          <HeadCell from="xl">{t("carrier")}</HeadCell>
          <HeadCell>{t("state")}</HeadCell>
          <HeadCell>{t("expected")}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t("print")}</span>
          </HeadCell>
        </TableHead>
        <tbody>
          {rows.map((shipment) => (
            <ShipmentLine key={shipment.id} {...row(shipment)} />
          ))}
        </tbody>
      </Table>
      <ul className="md:hidden">
        {rows.map((shipment) => (
          <ShipmentCard key={shipment.id} {...row(shipment)} />
        ))}
      </ul>
      <LoadMore hasMore={list.hasNextPage} pending={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      <HandOverBar selected={selected} onClear={() => setChosen(new Set())} />
    </>
  );
}
