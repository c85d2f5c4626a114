"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import type { Locale } from "@/platform/i18n/locale";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Banner } from "@/ui/banner";
import { Button } from "@/ui/button";
import { focusFirstError } from "@/ui/focus-first-error";
import { useFormats } from "@/ui/formats-context";
import { Glyph } from "@/ui/glyphs";
import { TwoColumns } from "@/ui/page";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import { PlaceOrder } from "../inputs";
import { DraftBuyer } from "./draft-buyer";
import { DraftDelivery } from "./draft-delivery";
import { DraftHandling } from "./draft-handling";
import { DraftLines } from "./draft-lines";
import { DraftPayment } from "./draft-payment";
import { DraftSummary } from "./draft-summary";
import { isBegun, type OrderDraft, orderOf, problemsOf, withProduct } from "./order-draft";
import type { PointSlot } from "./point-slot";
import { ProductSearch } from "./product-search";
import { SaveDraftDialog } from "./save-draft-dialog";
import { useOrderDraft } from "./use-order-draft";

type Props = { channels: readonly { code: string; name: string }[]; fieldNames: readonly string[]; locale: Locale; points: PointSlot };

/** An order taken on the phone: goods first, then who and where, the sums and the stock live beside it. Nothing typed is ever lost. */
export function NewOrderForm({ channels, fieldNames, locale, points }: Props) {
  const t = useTranslations("orders.new");
  const router = useRouter();
  const { currency } = useFormats();
  const reasonText = useReasonText();
  const needs = useNeeds("operator");
  const utils = trpc.useUtils();
  const form = useRef<HTMLFormElement>(null);
  const { draft, setDraft, forget, restart } = useOrderDraft(channels[0]?.code ?? "manual", locale);
  const draftWords = useTranslations("orders.draft");
  const [asked, setAsked] = useState(false);
  const [saving, setSaving] = useState(false);
  const problems = asked ? problemsOf(draft, currency) : {};
  const skus = draft.lines.map(({ sku }) => sku).sort();
  const stock = trpc.inventory.available.useQuery({ skus }, { enabled: skus.length > 0, placeholderData: (before) => before });
  useLiveQuery("stock", () => void utils.inventory.available.invalidate());
  const place = trpc.orders.place.useMutation({
    onSuccess: ({ number, known }) => {
      forget();
      showToast({ title: t(known ? "known" : "placed", { number }), tone: known ? "info" : "success" });
      router.push(`/orders/${encodeURIComponent(number)}`);
    },
  });

  const onChange = (changes: Partial<OrderDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (place.isPending || place.isSuccess) return;
    const order = PlaceOrder.safeParse(orderOf(draft, currency));
    if (!order.success || Object.keys(problemsOf(draft, currency)).length > 0) return focusFirstError(form.current);
    place.mutate(order.data);
  };
  const part = { draft, problems, onChange };
  return (
    <form ref={form} noValidate onSubmit={submit} data-dirty={isBegun(draft) ? "" : undefined}>
      <TwoColumns
        aside={
          <div className="lg:sticky lg:top-18">
            <DraftSummary draft={draft} available={stock.data ?? {}} onChange={onChange} />
            {place.error && (
              <Banner tone="danger" icon={<Glyph name="cross" />} title={reasonText(reasonOf(place.error))} className="mb-3">
                {t("kept")}
              </Banner>
            )}
            <div className="flex flex-wrap gap-2 border-t border-line pt-3.5">
              <Button type="submit" variant="primary" pending={place.isPending || place.isSuccess} disabledReason={needs}>
                {t("submit")}
              </Button>
              <Button disabledReason={needs ?? (draft.lines.length === 0 ? draftWords("noLines") : null)} onClick={() => setSaving(true)}>
                {draftWords("save")}
              </Button>
              {isBegun(draft) && (
                <Button
                  variant="ghost"
                  onClick={() => {
                    const before = draft;
                    restart();
                    setAsked(false);
                    place.reset();
                    showToast({ title: t("cleared"), action: { label: t("undo"), onClick: () => setDraft(before) } });
                  }}
                >
                  {t("clear")}
                </Button>
              )}
            </div>
          </div>
        }
      >
        <Card title={t("goods")}>
          <div className="p-4">
            <ProductSearch
              onChoose={({ sku, name, picture, price, taxRate }) =>
                setDraft((before) =>
                  withProduct(before, { sku, name, picture, unitPrice: price.currency === currency ? price.amount : null, taxRate }),
                )
              }
            />
            {problems.lines && (
              <p role="alert" className="mt-1.5 text-12 text-danger">
                {reasonText(problems.lines)}
              </p>
            )}
          </div>
          {draft.lines.length > 0 && (
            <DraftLines
              lines={draft.lines}
              currency={currency}
              available={stock.data ?? {}}
              problems={problems}
              onChange={(lines) => onChange({ lines })}
            />
          )}
        </Card>
        <DraftBuyer {...part} />
        <DraftDelivery {...part} points={points} />
        <DraftPayment {...part} channels={channels} />
        <DraftHandling {...part} fieldNames={fieldNames} />
      </TwoColumns>
      {saving && (
        <SaveDraftDialog
          draft={draft}
          onClose={() => setSaving(false)}
          onSaved={(number) => {
            forget();
            showToast({ title: draftWords("saved", { number }), tone: "success" });
            router.push(`/orders/${encodeURIComponent(number)}`);
          }}
        />
      )}
    </form>
  );
}
