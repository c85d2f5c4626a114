"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { focusFirstError } from "@/ui/focus-first-error";
import { useFormats } from "@/ui/formats-context";
import { LeaveGuard } from "@/ui/leave-guard";
import { TwoColumns } from "@/ui/page";
import { Card } from "@/ui/section";
import { whyNot } from "../../order-moves";
import { forMoves } from "../for-moves";
import type { PointSlot } from "../point-slot";
import { ProductSearch } from "../product-search";
import { ConfirmEditDialog } from "./confirm-edit-dialog";
import { EditBuyer, EditDelivery } from "./edit-delivery";
import { type EditDraft, editProblems, emptyEdit, operationsOf, withAdded } from "./edit-draft";
import { EditEffect } from "./edit-effect";
import { EditLines } from "./edit-lines";
import { StaleBar } from "./stale-bar";
import { useEditPreview } from "./use-edit-preview";

type Props = { order: OrderPage; warehouses: Readonly<Record<string, string>>; points: PointSlot };

/**
 * Changing a placed order: everything is typed first, what it would do stands beside it, and nothing is written until it is
 * confirmed. The edits lie over the order as it was opened; when somebody else changes it, they can be laid over the new one.
 */
export function EditOrderForm({ order: fresh, warehouses, points }: Props) {
  const t = useTranslations("orders.edit");
  const router = useRouter();
  const { timeZone, currency } = useFormats();
  const needs = useNeeds("operator");
  const form = useRef<HTMLFormElement>(null);
  const [order, setOrder] = useState(fresh);
  const [draft, setDraft] = useState<EditDraft>(emptyEdit);
  const [asking, setAsking] = useState<"confirm" | "discard" | null>(null);

  const operations = operationsOf(order, draft, timeZone);
  const isTyped = operations.length > 0;
  // With nothing typed there is nothing to lose: the newer order simply takes the place of the older.
  if (fresh.version !== order.version && !isTyped) setOrder(fresh);
  const isStale = fresh.version !== order.version && isTyped;
  const own = editProblems(order, draft);
  const hasProblems = Object.keys(own).length > 0;
  const effect = useEditPreview({
    orderId: order.id,
    version: order.version,
    operations,
    enabled: !hasProblems && !isStale && needs === null,
  });
  const problems = { ...effect.problems, ...own };
  const goods = Object.fromEntries([...draft.added, ...order.lines].map(({ sku, name }) => [sku, name]));
  const leave = () => router.push(`/orders/${encodeURIComponent(order.number)}`);
  const onChange = (changes: Partial<EditDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const part = { order, draft, problems, onChange };

  const refusedBy = () => {
    if (isStale || effect.stale) return t("takeOverFirst");
    if (!isTyped) return t("noEdits");
    return effect.refused ?? (effect.pending ? t("waitPreview") : null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(problems).length > 0) return focusFirstError(form.current);
    if (effect.preview && !effect.pending && !isStale && needs === null) setAsking("confirm");
  };
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <LeaveGuard isUnsaved={isTyped} />
      <TwoColumns
        aside={
          <div className="lg:sticky lg:top-18">
            <EditEffect
              order={order}
              effect={effect}
              hasProblems={Object.keys(problems).length > 0}
              isStale={isStale || effect.stale}
              goods={goods}
              warehouses={warehouses}
            />
            <div className="flex flex-wrap gap-2 border-t border-line pt-3.5">
              <Button
                type="submit"
                variant="primary"
                disabledReason={needs ?? whyNot("edit", forMoves(fresh)) ?? (Object.keys(problems).length > 0 ? null : refusedBy())}
              >
                {t("confirm")}
              </Button>
              <Button variant="ghost" onClick={() => (isTyped ? setAsking("discard") : leave())}>
                {t("discard")}
              </Button>
            </div>
          </div>
        }
      >
        {(isStale || effect.stale) && <StaleBar before={order} now={fresh} onTakeOver={() => setOrder(fresh)} />}
        <Card title={t("goods")}>
          <div className="p-4">
            <ProductSearch
              onChoose={({ sku, name, picture, price, taxRate }) =>
                setDraft((before) =>
                  withAdded(order, before, { sku, name, picture, unitPrice: price.currency === currency ? price.amount : null, taxRate }),
                )
              }
            />
          </div>
          <EditLines {...part} />
        </Card>
        <EditDelivery {...part} points={points} />
        <EditBuyer {...part} />
      </TwoColumns>
      {asking === "confirm" && effect.preview && (
        <ConfirmEditDialog
          order={order}
          operations={operations}
          preview={effect.preview}
          goods={goods}
          onClose={() => setAsking(null)}
          onDone={leave}
        />
      )}
      <ConfirmDialog
        open={asking === "discard"}
        onOpenChange={(open) => setAsking(open ? "discard" : null)}
        title={t("discardTitle")}
        description={t("discardText")}
        confirm={t("discardNow")}
        cancel={t("keepEditing")}
        danger
        onConfirm={leave}
      />
    </form>
  );
}
