"use client";
import { CircleX, OctagonPause, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { pickListAddress } from "@/modules/fulfilment/ui/papers";
import { printPdf } from "@/modules/fulfilment/ui/print-pdf";
import { BulkDialog } from "@/modules/orders/ui/bulk-dialog";
import { CancelReasonFields, cancelText, emptyCancel } from "@/modules/orders/ui/cancel-reason";
import { emptyHold, HoldFields, useHoldInput } from "@/modules/orders/ui/hold-fields";
import type { OrderRow } from "@/modules/orders/ui/order-row";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import { BulkBar } from "@/ui/bulk-bar";
import { Button } from "@/ui/button";
import { useFormats } from "@/ui/formats-context";

type Props = { rows: readonly OrderRow[]; onClear: () => void; onKeep: (ids: string[]) => void };

/** As many pick lists as one PDF takes. */
const mostLists = 200;

/** What can be done to the selected orders. Those that refuse stay selected and say why. */
export function OrderBulkBar({ rows, onClear, onKeep }: Props) {
  const t = useTranslations("orders.bulk");
  const formats = useFormats();
  const needs = useNeeds("operator");
  const holdInput = useHoldInput();
  const utils = trpc.useUtils();
  const hold = trpc.orders.hold.useMutation();
  const cancel = trpc.orders.cancel.useMutation();
  const [asking, setAsking] = useState<"hold" | "cancel" | null>(null);
  const [holdDraft, setHoldDraft] = useState(emptyHold);
  const [cancelDraft, setCancelDraft] = useState(emptyCancel);

  const work = rows.flatMap((row) => row.openWork);
  const without = rows.filter((row) => row.openWork.length === 0);
  const currencies = new Set(rows.map(({ currency }) => currency));
  const sum =
    currencies.size === 1
      ? formats.money(
          rows.reduce((total, row) => total + row.totalMinor, 0),
          rows[0]?.currency,
        )
      : undefined;
  const close = () => setAsking(null);
  const done = (outcome: { refused: { row: OrderRow }[] }) => {
    onKeep(outcome.refused.map(({ row }) => row.id));
    void utils.orders.counts.invalidate();
  };
  const nothingToPrint = work.length === 0 ? t("noWork") : work.length > mostLists ? t("tooManyLists", { most: mostLists }) : null;
  return (
    <>
      <BulkBar count={rows.length} note={sum} onClear={onClear}>
        <Button
          variant="ghost"
          icon={<Printer />}
          disabledReason={nothingToPrint}
          title={without.length > 0 ? t("someWithout", { count: without.length }) : undefined}
          onClick={() => printPdf(pickListAddress(work))}
        >
          {t("print")}
        </Button>
        <Button variant="ghost" icon={<OctagonPause />} disabledReason={needs} onClick={() => setAsking("hold")}>
          {t("hold")}
        </Button>
        <Button variant="ghost" icon={<CircleX />} disabledReason={needs} onClick={() => setAsking("cancel")}>
          {t("cancel")}
        </Button>
      </BulkBar>
      {asking === "hold" && (
        <BulkDialog
          rows={rows}
          title={t("holdTitle", { count: rows.length })}
          confirm={t("holdConfirm")}
          doneText={(count) => t("holdDone", { count })}
          act={(row) => hold.mutateAsync({ orderId: row.id, ...holdInput(holdDraft) })}
          onClose={close}
          onDone={done}
        >
          <HoldFields draft={holdDraft} onChange={setHoldDraft} />
        </BulkDialog>
      )}
      {asking === "cancel" && (
        <BulkDialog
          rows={rows}
          danger
          title={t("cancelTitle", { count: rows.length })}
          description={t("cancelText")}
          confirm={t("cancelConfirm")}
          doneText={(count) => t("cancelDone", { count })}
          act={(row) => cancel.mutateAsync({ orderId: row.id, version: row.version, reason: cancelText(cancelDraft) })}
          onClose={close}
          onDone={done}
        >
          <CancelReasonFields draft={cancelDraft} onChange={setCancelDraft} />
        </BulkDialog>
      )}
    </>
  );
}
