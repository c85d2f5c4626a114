"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLive } from "@/platform/realtime/react";
import { trpc } from "@/platform/trpc/react";
import type { ListOrders } from "../search/order-filter";
import type { OrderRow } from "./order-row";

type Filter = Omit<ListOrders, "cursor">;

/** Events come in bursts (placing an order tells some five facts): one answer for a burst is enough. */
const burstMs = 400;

/**
 * Keeps the list true while it is on the screen: rows that an event concerns are asked for anew and patched where they stand,
 * new orders are counted until somebody wants to see them. Nothing moves by itself.
 */
export function useLiveOrders(filter: Filter, rows: readonly OrderRow[]) {
  const utils = trpc.useUtils();
  const [waiting, setWaiting] = useState(0);
  const shown = useRef(rows);
  useEffect(() => {
    shown.current = rows;
  });

  const patch = useCallback(
    async (ids: readonly string[]) => {
      const fresh = new Map((await utils.orders.rows.fetch({ ids: ids.slice(0, 200) }, { staleTime: 0 })).map((row) => [row.id, row]));
      utils.orders.list.setInfiniteData(
        filter,
        (data) =>
          data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((row) => fresh.get(row.id) ?? row) })) },
      );
    },
    [utils, filter],
  );

  const announce = useCallback(async () => {
    const page = await utils.client.orders.list.query(filter);
    const known = new Set(shown.current.map(({ id }) => id));
    const top = shown.current[0]?.placedAt ?? "";
    setWaiting(page.items.filter((row) => !known.has(row.id) && row.placedAt >= top).length);
  }, [utils, filter]);

  const changed = useRef(new Set<string>());
  const arrived = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const settle = () => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      const ids = [...changed.current];
      changed.current.clear();
      // A failed look is no news: the next event, or the next visit, looks again.
      if (ids.length > 0) void patch(ids).catch(() => {});
      if (arrived.current) void announce().catch(() => {});
      arrived.current = false;
    }, burstMs);
  };
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), []);

  useLive(["order", "fulfilment", "shipment"], (event) => {
    const id = event.orderId ?? event.subject.id;
    if (shown.current.some((row) => row.id === id)) changed.current.add(id);
    else if (event.type === "order.placed") arrived.current = true;
    else return;
    settle();
  });

  return { waiting, seen: () => setWaiting(0) };
}
