"use client";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { IconButton } from "@/ui/icon-button";
import { useReasonText } from "@/ui/reason-text";
import type { FloorTask } from "./pick-task";
import type { WalkLine } from "./pick-walk";

/** Units that are not on the shelf: how many, and what becomes of them and of the order. */
export function ShortDialog({ task, line, onClose }: { task: FloorTask; line: WalkLine; onClose: () => void }) {
  const t = useTranslations("picking.short");
  const utils = trpc.useUtils();
  const reasonText = useReasonText();
  const most = line.quantity - line.picked;
  const [missing, setMissing] = useState(most);
  const report = trpc.fulfilment.reportShort.useMutation({
    onSuccess: async () => {
      await utils.fulfilment.byId.invalidate({ fulfilmentId: task.id });
      onClose();
    },
  });
  const failure = report.isError ? reasonText(reasonOf(report.error)) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={`${line.name}${line.bin ? `, ${line.bin}` : ""}`}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            {t("keep")}
          </Button>
          <Button
            size="lg"
            variant="primary"
            pending={report.isPending}
            onClick={() => report.mutate({ fulfilmentId: task.id, lines: [{ sku: line.sku, quantity: missing }] })}
          >
            {t("submit", { units: missing })}
          </Button>
        </>
      }
    >
      <div className="flex items-center justify-center gap-4">
        <IconButton
          size="lg"
          variant="default"
          label={t("fewer")}
          icon={<Minus />}
          disabledReason={missing <= 1 ? reason("stock.no_fewer") : null}
          onClick={() => setMissing(missing - 1)}
        />
        <output aria-label={t("missing")} className="min-w-24 text-center text-40 font-semibold tabular-nums">
          {missing}
        </output>
        <IconButton
          size="lg"
          variant="default"
          label={t("more")}
          icon={<Plus />}
          disabledReason={missing >= most ? reason("stock.no_more", { most }) : null}
          onClick={() => setMissing(missing + 1)}
        />
      </div>
      <ul className="mt-4 list-disc space-y-1 pl-5 text-14 text-ink-2">
        <li>{t("inCheck", { units: missing })}</li>
        <li>{t("routed")}</li>
        <li>{t("goesOn")}</li>
      </ul>
      {failure && (
        <p role="alert" className="mt-3 text-14 font-medium text-danger">
          {failure}
        </p>
      )}
    </Dialog>
  );
}
