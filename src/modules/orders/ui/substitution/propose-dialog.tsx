"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { cx } from "@/ui/cx";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Money } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { RadioGroup } from "@/ui/radio-group";
import { SkeletonRows } from "@/ui/skeleton";
import { Textarea } from "@/ui/textarea";
import { showToast } from "@/ui/toast";
import { ProductSearch } from "../product-search";
import { useOrderCommand } from "../use-order-command";

type Line = OrderPage["lines"][number];
type Offered = { sku: string; name: string; picture: string | null; priceMinor: number; currency: string; free: number | null };
type Props = { order: OrderPage; line: Line; onClose: () => void };

/** Chooses what to offer the buyer in place of a missing product: the nearest that is there, or any other. */
export function ProposeDialog({ order, line, onClose }: Props) {
  const t = useTranslations("orders.substitution");
  const ui = useTranslations("ui");
  const [chosen, setChosen] = useState<Offered | null>(null);
  const [price, setPrice] = useState<"as_ordered" | "own">("as_ordered");
  const [note, setNote] = useState("");
  const found = trpc.orders.substitutes.useQuery({ orderId: order.id, lineId: line.id });
  const command = useOrderCommand(() => {
    showToast({ title: t("done"), tone: "success" });
    onClose();
  });
  const propose = trpc.orders.proposeSubstitution.useMutation(command.options);
  const similar: readonly Offered[] = found.data ?? [];
  const shown = chosen && !similar.some(({ sku }) => sku === chosen.sku) ? [chosen, ...similar] : similar;
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("text", { name: line.name, units: line.backordered })}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            variant="primary"
            pending={propose.isPending}
            disabledReason={chosen ? null : t("choose")}
            onClick={() =>
              chosen &&
              propose.mutate({
                orderId: order.id,
                version: command.versionOf(order),
                lineId: line.id,
                sku: chosen.sku,
                units: line.backordered,
                price,
                note: note.trim() || null,
              })
            }
          >
            {t("confirm")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <section aria-label={t("suggested")}>
          <h3 className="mb-1.5 text-13 font-medium">{t("suggested")}</h3>
          {found.isPending ? (
            <table className="w-full">
              <tbody>
                <SkeletonRows rows={3} columns={2} />
              </tbody>
            </table>
          ) : shown.length === 0 ? (
            <p className="text-13 text-ink-3">{t("none")}</p>
          ) : (
            <ul className="grid gap-1.5">
              {shown.map((one) => (
                <li key={one.sku}>
                  <Choice offered={one} chosen={chosen?.sku === one.sku} onChoose={() => setChosen(one)} />
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-label={t("other")}>
          <h3 className="mb-1.5 text-13 font-medium">{t("other")}</h3>
          <ProductSearch
            onChoose={({ sku, name, picture, price: of }) =>
              setChosen({ sku, name, picture, priceMinor: of.amount, currency: of.currency, free: null })
            }
          />
        </section>
        <RadioGroup
          label={t("price")}
          value={price}
          onChange={setPrice}
          choices={[
            { value: "as_ordered", label: t("asOrdered"), help: t("asOrderedHelp") },
            { value: "own", label: t("own") },
          ]}
        />
        <Field label={t("note")} optional help={order.customer.email ? t("noteHelp") : t("noEmail")}>
          <Textarea rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}

function Choice({ offered, chosen, onChoose }: { offered: Offered; chosen: boolean; onChoose: () => void }) {
  const t = useTranslations("orders.substitution");
  const { sku, name, picture, priceMinor, currency, free } = offered;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={cx(
        "flex w-full items-center gap-2.5 rounded border px-2.5 py-2 text-left text-13 touch:min-h-12",
        chosen ? "border-accent bg-accent-tint" : "border-line hover:bg-hover",
      )}
    >
      <Picture src={picture} size={32} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="flex gap-2 truncate text-ink-3">
          <span className="mono">{sku}</span>
          {free !== null && <span className="tabular-nums">{t("free", { units: free })}</span>}
        </span>
      </span>
      <Money minor={priceMinor} currency={currency} className="text-ink-2" />
    </button>
  );
}
