"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Combobox } from "@/ui/combobox";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { useFormats } from "@/ui/formats-context";
import { Input } from "@/ui/input";
import { showToast } from "@/ui/toast";
import { useDebounced } from "@/ui/use-debounced";
import type { WholeReturn } from "./return-row";
import { useReturnCommand } from "./use-return-command";

type Product = { sku: string; name: string; price: { amount: number; currency: string } };

/** Chooses what goes out instead, shows what it comes to, and sends it as a new order. */
export function ExchangeDialog({ one, onClose }: { one: WholeReturn; onClose: () => void }) {
  const t = useTranslations("returns.exchange");
  const ui = useTranslations("ui");
  const formats = useFormats();
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [product, setProduct] = useState<Product | null>(null);
  const [units, setUnits] = useState("1");
  const word = useDebounced(query.trim());
  const found = trpc.catalog.list.useQuery(
    { q: word, active: true, limit: 12 },
    { enabled: word !== "", placeholderData: (before) => before },
  );
  const around = useReturnCommand();
  const preview = trpc.returns.previewExchange.useMutation();
  const exchange = trpc.returns.exchange.useMutation({
    onSuccess: ({ number }) => {
      around.onSuccess();
      showToast({
        title: t("done", { number }),
        tone: "success",
        action: { label: t("open"), onClick: () => router.push(`/orders/${encodeURIComponent(number)}`) },
      });
      onClose();
    },
  });
  const quantity = Number.parseInt(units, 10) || 0;
  const input = product && quantity > 0 ? { returnId: one.id, version: one.version, lines: [{ sku: product.sku, quantity }] } : null;
  const sum = (minor: number) => formats.money(minor, one.currency);
  const refusal = exchange.error ?? preview.error;
  const shown = preview.data;
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { number: one.number })}
      description={t("text")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          {shown && input ? (
            <Button variant="primary" pending={exchange.isPending} onClick={() => exchange.mutate(input)}>
              {t("submit")}
            </Button>
          ) : (
            <Button
              variant="primary"
              pending={preview.isPending}
              disabledReason={input ? null : t("missing")}
              onClick={() => input && preview.mutate(input)}
            >
              {t("reckon")}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-3.5">
        <FormRefusal reason={refusal ? reasonOf(refusal) : null} />
        <Field label={t("product")}>
          <Combobox<Product>
            value={product}
            onChange={(value) => {
              setProduct(value);
              preview.reset();
            }}
            query={query}
            onQueryChange={setQuery}
            items={found.data?.items ?? []}
            pending={found.isFetching}
            getKey={(item) => item.sku}
            getLabel={(item) => item.name}
            renderItem={(item) => `${item.name}, ${formats.money(item.price.amount, item.price.currency)}`}
            placeholder={t("search")}
          />
        </Field>
        <Field label={t("units")} className="max-w-32">
          <Input
            numeric
            inputMode="numeric"
            value={units}
            onChange={(event) => {
              setUnits(event.target.value.replace(/\D/g, ""));
              preview.reset();
            }}
          />
        </Field>
        {shown && (
          <ul className="grid gap-1 rounded border border-line p-3 text-13">
            <li>{t("total", { sum: sum(shown.totalMinor) })}</li>
            <li>{t("covered", { sum: sum(shown.coveredMinor) })}</li>
            {shown.toPayMinor > 0 && <li className="font-medium">{t("toPay", { sum: sum(shown.toPayMinor) })}</li>}
            {shown.toRefundMinor > 0 && <li className="font-medium">{t("toRefund", { sum: sum(shown.toRefundMinor) })}</li>}
            {shown.stock.map((line) => (
              <li key={line.sku} className="text-ink-2">
                {line.backordered > 0
                  ? t("waits", { sku: line.sku, count: line.backordered })
                  : t("reserved", { sku: line.sku, count: line.reserved })}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
