"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Combobox } from "@/ui/combobox";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Money } from "@/ui/money";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { useDebounced } from "@/ui/use-debounced";
import type { WantedProduct } from "./unknown-products";

type Props = { product: WantedProduct; onDone: () => void; onClose: () => void };
type Found = { sku: string; name: string };

/** Says which product of ours a channel's product is: one that is most alike, or any that is found. */
export function MatchDialog({ product, onDone, onClose }: Props) {
  const t = useTranslations("channels.unknown");
  const reasonText = useReasonText();
  const { connection: code, externalId, name } = product;
  const [query, setQuery] = useState("");
  const word = useDebounced(query.trim());
  const alike = trpc.mappings.suggestions.useQuery({ code, externalId });
  const found = trpc.catalog.list.useQuery(
    { q: word, active: true, limit: 12 },
    { enabled: word !== "", placeholderData: (before) => before },
  );
  const put = trpc.mappings.putProduct.useMutation({
    onSuccess: () => {
      showToast({ title: t("matched", { name }), text: t("matchedText"), tone: "success" });
      onDone();
    },
    onError: (error) => showToast({ title: reasonText(reasonOf(error)) ?? "", tone: "danger" }),
  });
  const take = ({ sku }: Found) => put.mutate({ code, externalId, product: { sku } });
  return (
    <Dialog open size="md" onOpenChange={(open) => !open && onClose()} title={t("matchTitle")} description={name}>
      <div className="grid gap-4">
        {alike.data && alike.data.length > 0 && (
          <section aria-label={t("alike")}>
            <h3 className="mb-1 text-13 font-medium">{t("alike")}</h3>
            <ul>
              {alike.data.map((one) => (
                <li key={one.sku} className="flex items-center justify-between gap-3 border-b border-line py-2 text-13 last:border-b-0">
                  <span className="min-w-0">
                    <span className="block [overflow-wrap:anywhere]">{one.name}</span>
                    <span className="flex flex-wrap gap-x-3 text-12 text-ink-3">
                      <span className="mono">{one.sku}</span>
                      <Money minor={one.priceMinor} currency={one.currency} />
                      {one.why === "barcode" && t("sameBarcode")}
                    </span>
                  </span>
                  <Button size="sm" pending={put.isPending} onClick={() => take(one)}>
                    {t("thisOne")}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Field label={t("find")}>
          <Combobox<Found>
            value={null}
            onChange={(one) => one && take(one)}
            query={query}
            onQueryChange={setQuery}
            items={word === "" ? [] : (found.data?.items ?? [])}
            pending={found.isFetching}
            getKey={({ sku }) => sku}
            getLabel={({ sku, name }) => `${name} · ${sku}`}
            placeholder={t("findPlaceholder")}
            emptyText={t("findNothing")}
            clearOnChoose
          />
        </Field>
      </div>
    </Dialog>
  );
}
