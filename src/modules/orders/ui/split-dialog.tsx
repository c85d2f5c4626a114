"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Picture } from "@/ui/picture";
import { showToast } from "@/ui/toast";
import { mostToMove } from "../split/units-to-move";
import { UnitStepper } from "./unit-stepper";
import { useOrderCommand } from "./use-order-command";

type Props = { order: OrderPage; onClose: () => void };

/** Makes an order of its own of some units. What waits for stock is proposed, since that is why orders are split most. */
export function SplitDialog({ order, onClose }: Props) {
  const t = useTranslations("orders.split");
  const router = useRouter();
  const lines = order.lines.filter((line) => mostToMove(line) > 0);
  const all = order.lines.reduce((sum, line) => sum + line.quantity - line.cancelled, 0);
  const waiting = lines.reduce((sum, line) => sum + line.backordered, 0);
  const [units, setUnits] = useState<Readonly<Record<string, number>>>(() =>
    waiting < all ? Object.fromEntries(lines.map((line) => [line.id, Math.min(line.backordered, mostToMove(line))])) : {},
  );
  const [note, setNote] = useState("");
  const unitsOf = (line: (typeof lines)[number]) => Math.min(units[line.id] ?? 0, mostToMove(line));
  const moved = lines.reduce((sum, line) => sum + unitsOf(line), 0);
  const command = useOrderCommand(onClose);
  const split = trpc.orders.split.useMutation({
    ...command.options,
    onSuccess: (result) => {
      command.options.onSuccess(result);
      const { number } = result.split;
      const open = () => router.push(`/orders/${encodeURIComponent(number)}`);
      showToast({ title: t("done", { number }), tone: "success", action: { label: t("open"), onClick: open } });
    },
  });
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
            pending={split.isPending}
            disabledReason={moved === 0 ? t("nothing") : moved >= all ? t("all") : null}
            onClick={() =>
              split.mutate({
                orderId: order.id,
                version: command.versionOf(order),
                lines: lines.flatMap((line) => (unitsOf(line) > 0 ? [{ lineId: line.id, units: unitsOf(line) }] : [])),
                note: note.trim() || null,
              })
            }
          >
            {t("confirm", { units: moved })}
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
              <span className="flex gap-2 truncate text-ink-3">
                <span className="mono">{line.sku}</span>
                {line.backordered > 0 && <span className="text-warning">{t("waiting", { units: line.backordered })}</span>}
              </span>
            </span>
            <UnitStepper
              label={line.name}
              value={unitsOf(line)}
              most={mostToMove(line)}
              mostReason={t("most")}
              onChange={(value) => setUnits({ ...units, [line.id]: value })}
            />
          </li>
        ))}
      </ul>
      <Field label={t("note")} optional>
        <Input value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  );
}
