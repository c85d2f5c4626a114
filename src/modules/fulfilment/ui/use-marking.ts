"use client";
import { useRef, useState } from "react";
import { fromRussianLayout, readScan, scanMatches } from "@/lib/barcode";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { signal } from "@/ui/floor/signals";
import { useReasonText } from "@/ui/reason-text";
import { codesOf } from "../marking";
import type { FloorTask } from "./pick-task";

/** A mark holds more than a GTIN: its unit's serial number, and a check of both. */
const leastMark = 20;

/**
 * Codes that the channel wants with each unit. A scanned mark names its product, so that it is kept by itself and packs its unit; other
 * codes go to the line that was chosen, and into no parcel.
 */
export function useMarking(task: FloorTask) {
  const fulfilmentId = task.id;
  const reasonText = useReasonText();
  const asked = trpc.fulfilment.codes.useQuery({ fulfilmentId });
  useLiveQuery(["fulfilment.code_scanned", "fulfilment.code_dropped"], () => void asked.refetch(), task.orderId);
  const [chosen, setChosen] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const under = useRef<Promise<unknown>>(Promise.resolve());
  const lines = asked.data?.lines ?? [];
  const held = asked.data?.held ?? [];
  const after = { onSettled: () => void asked.refetch() };
  const scan = trpc.fulfilment.scanCode.useMutation(after);
  const drop = trpc.fulfilment.dropCode.useMutation(after);

  const keep = (orderLineId: string, code: string) => {
    setRefused(null);
    // One after another, in the order of scanning.
    under.current = under.current
      .then(() => scan.mutateAsync({ fulfilmentId, orderLineId, code }))
      .then(() => signal("yes"))
      .catch((error: unknown) => {
        setRefused(reasonText(reasonOf(error)));
        signal("no");
      });
  };

  /** True when a code goes into no parcel. Its bytes stay as they are; only a keyboard's wrong layout is put right. */
  const take = (scanned: string): boolean => {
    const code = fromRussianLayout(scanned);
    const line = lines.find(({ orderLineId }) => orderLineId === chosen);
    if (line) {
      keep(line.orderLineId, code);
      const left = codesOf(line) - held.filter(({ orderLineId }) => orderLineId === line.orderLineId).length;
      if (left <= 1) setChosen(null);
      return true;
    }
    if (readScan(code).gtin === null || code.length < leastMark) return false;
    const goods = task.lines.find((one) => scanMatches(code, one) && lines.some(({ orderLineId }) => orderLineId === one.orderLineId));
    if (goods) keep(goods.orderLineId, code);
    return false;
  };

  return {
    lines,
    held,
    chosen,
    choose: (orderLineId: string) => setChosen((now) => (now === orderLineId ? null : orderLineId)),
    refused,
    take,
    drop: (codeId: string) => drop.mutate({ fulfilmentId, codeId }),
    /** When every code has been answered. */
    settled: () => under.current,
  };
}

export type Marking = ReturnType<typeof useMarking>;
