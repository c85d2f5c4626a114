"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Picture } from "@/ui/picture";
import { showToast } from "@/ui/toast";
import { CancelReasonFields, cancelText, emptyCancel } from "./cancel-reason";
import { UnitStepper } from "./unit-stepper";
import { takenFromHand } from "./units-in-hand";
import { useOrderCommand } from "./use-order-command";

type Line = OrderPage["lines"][number];
type Props = { order: OrderPage; onClose: () => void };

/** What can still be taken off a line: everything that has not left. */
const mostOf = (line: Line) => line.quantity - line.cancelled - line.shipped;

/** Takes units off single lines before they leave; the sums shrink with them. */
export function CancelUnitsDialog({ order, onClose }: Props) {
  const t = useTranslations("orders.cancelUnits");
  const ui = useTranslations("ui");
  const [units, setUnits] = useState<Readonly<Record<string, number>>>({});
  const [draft, setDraft] = useState(emptyCancel);
  const lines = order.lines.filter((line) => mostOf(line) > 0);
  const unitsOf = (line: Line) => Math.min(units[line.id] ?? 0, mostOf(line));
  const all = lines.reduce((sum, line) => sum + unitsOf(line), 0);
  const whole = all > 0 && lines.every((line) => unitsOf(line) === line.quantity - line.cancelled);
  const command = useOrderCommand(() => {
    showToast({ title: t("done", { units: all }), tone: "success" });
    onClose();
  });
  const cancel = trpc.orders.cancelUnits.useMutation(command.options);
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { number: order.number })}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose}>{t("keep")}</Button>
          <Button
            variant="primary"
            className={all > 0 ? "bg-danger! text-surface! hover:brightness-90" : ""}
            pending={cancel.isPending}
            disabledReason={all === 0 ? t("nothing") : null}
            onClick={() =>
              cancel.mutate({
                orderId: order.id,
                version: command.versionOf(order),
                reason: cancelText(draft),
                restock: draft.restock,
                lines: lines.flatMap((line) => (unitsOf(line) > 0 ? [{ lineId: line.id, units: unitsOf(line) }] : [])),
              })
            }
          >
            {t("confirm", { units: all })}
          </Button>
        </>
      }
    >
      <ul className="mb-4 border-t border-line">
        {lines.map((line) => (
          <li key={line.id} className="flex items-center gap-2.5 border-b border-line py-2 text-13">
            <Picture src={line.picture} size={32} />
            <span className="min-w-0 flex-1">
              <span className="block truncate">{line.name}</span>
              <span className="mono block truncate text-ink-3">{line.sku}</span>
            </span>
            <UnitStepper
              label={line.name}
              value={unitsOf(line)}
              most={mostOf(line)}
              onChange={(value) => setUnits({ ...units, [line.id]: value })}
            />
          </li>
        ))}
      </ul>
      <CancelReasonFields
        draft={draft}
        onChange={setDraft}
        inHand={lines.reduce((sum, line) => sum + takenFromHand(line, unitsOf(line)), 0)}
      />
      {whole && <p className="mt-3 text-13 text-warning">{t("whole")}</p>}
      <span className="sr-only">{ui("selected", { count: all })}</span>
    </Dialog>
  );
}
