"use client";
import { CirclePlay, CircleX, OctagonPause, Printer, Warehouse } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { pickListAddress } from "@/modules/fulfilment/ui/papers";
import type { FulfilmentStatus } from "@/modules/orders/order-status";
import type { ListOrders } from "@/modules/orders/search/order-filter";
import { BulkDialog } from "@/modules/orders/ui/bulk-dialog";
import { CancelReasonFields, cancelText, emptyCancel } from "@/modules/orders/ui/cancel-reason";
import { emptyHold, HoldFields, useHoldInput } from "@/modules/orders/ui/hold-fields";
import type { OrderRow } from "@/modules/orders/ui/order-row";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { BulkBar } from "@/ui/bulk-bar";
import { Button } from "@/ui/button";
import { useFormats } from "@/ui/formats-context";
import { usePrint } from "@/ui/print/use-print";
import { BulkHandling } from "./bulk-handling";

type Props = {
  rows: readonly OrderRow[];
  filter: Omit<ListOrders, "limit" | "cursor">;
  /** Every row that is loaded is selected, and the list goes on. */
  mayTakeAll: boolean;
  onClear: () => void;
  onKeep: (ids: string[]) => void;
};

/** As many pick lists as one PDF takes. */
const mostLists = 200;

/** Orders in these states have units in totes or parcels. */
const pickedStates: ReadonlySet<string> = new Set<FulfilmentStatus>(["picking", "packed"]);

/** What can be done to the selected orders, or to all that the filter finds. Those that refuse stay selected and say why. */
export function OrderBulkBar({ rows, filter, mayTakeAll, onClear, onKeep }: Props) {
  const t = useTranslations("orders.bulk");
  const print = usePrint();
  const formats = useFormats();
  const needs = useNeeds("operator");
  const holdInput = useHoldInput();
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState<"hold" | "release" | "route" | "cancel" | null>(null);
  const [takesAll, setTakesAll] = useState(false);
  const [holdDraft, setHoldDraft] = useState(emptyHold);
  const [cancelDraft, setCancelDraft] = useState(emptyCancel);
  const found = trpc.bulk.count.useQuery(filter, { enabled: mayTakeAll });

  const all = takesAll && mayTakeAll;
  const count = all ? (found.data ?? rows.length) : rows.length;
  const orders = all ? { filter } : { ids: rows.map(({ id }) => id) };
  const work = rows.flatMap((row) => row.openWork);
  const without = rows.filter((row) => row.openWork.length === 0);
  // Of orders that are not on the page nobody knows here whether a picker has begun.
  const mayBeInHand = all || rows.some(({ fulfilmentStatus }) => pickedStates.has(fulfilmentStatus));
  const currencies = new Set(rows.map(({ currency }) => currency));
  const sum =
    currencies.size === 1 && !all
      ? formats.money(
          rows.reduce((total, row) => total + row.totalMinor, 0),
          rows[0]?.currency,
        )
      : undefined;
  const shared = {
    orders,
    onClose: () => setAsking(null),
    onDone: (refusedIds: string[]) => {
      setTakesAll(false);
      onKeep(refusedIds);
      void utils.orders.counts.invalidate();
    },
  };
  const nothingToPrint = all
    ? t("printSelected")
    : work.length === 0
      ? t("noWork")
      : work.length > mostLists
        ? t("tooManyLists", { most: mostLists })
        : null;
  return (
    <>
      <BulkBar
        count={count}
        note={sum}
        onClear={() => {
          setTakesAll(false);
          onClear();
        }}
      >
        {mayTakeAll && !all && found.data !== undefined && found.data > rows.length && (
          <Button variant="ghost" onClick={() => setTakesAll(true)}>
            {t("takeAll", { count: found.data })}
          </Button>
        )}
        <Button
          variant="ghost"
          icon={<Printer />}
          disabledReason={nothingToPrint}
          title={without.length > 0 ? t("someWithout", { count: without.length }) : undefined}
          onClick={() => print({ kind: "pick_list", fulfilmentIds: work }, pickListAddress(work))}
        >
          {t("print")}
        </Button>
        <Button variant="ghost" icon={<OctagonPause />} disabledReason={needs} onClick={() => setAsking("hold")}>
          {t("hold")}
        </Button>
        <Button variant="ghost" icon={<CirclePlay />} disabledReason={needs} onClick={() => setAsking("release")}>
          {t("release")}
        </Button>
        <Button variant="ghost" icon={<Warehouse />} disabledReason={needs} onClick={() => setAsking("route")}>
          {t("route")}
        </Button>
        <Button variant="ghost" icon={<CircleX />} disabledReason={needs} onClick={() => setAsking("cancel")}>
          {t("cancel")}
        </Button>
        <BulkHandling shared={shared} count={count} />
      </BulkBar>
      {asking === "hold" && (
        <BulkDialog
          {...shared}
          title={t("holdTitle", { count })}
          confirm={t("holdConfirm")}
          doneText={(done) => t("holdDone", { count: done })}
          command={() => ({ command: "hold", ...holdInput(holdDraft) })}
        >
          <HoldFields draft={holdDraft} onChange={setHoldDraft} />
        </BulkDialog>
      )}
      {asking === "release" && (
        <BulkDialog
          {...shared}
          title={t("releaseTitle", { count })}
          description={t("releaseText")}
          confirm={t("releaseConfirm")}
          doneText={(done) => t("releaseDone", { count: done })}
          command={() => ({ command: "release", reason: null })}
        />
      )}
      {asking === "route" && (
        <BulkDialog
          {...shared}
          title={t("routeTitle", { count })}
          description={t("routeText")}
          confirm={t("routeConfirm")}
          doneText={(done) => t("routeDone", { count: done })}
          command={() => ({ command: "route_again" })}
        />
      )}
      {asking === "cancel" && (
        <BulkDialog
          {...shared}
          danger
          title={t("cancelTitle", { count })}
          description={t("cancelText")}
          confirm={t("cancelConfirm")}
          doneText={(done) => t("cancelDone", { count: done })}
          command={() => ({ command: "cancel", reason: cancelText(cancelDraft), restock: cancelDraft.restock })}
        >
          <CancelReasonFields draft={cancelDraft} onChange={setCancelDraft} inHand={mayBeInHand ? 1 : 0} />
        </BulkDialog>
      )}
    </>
  );
}
