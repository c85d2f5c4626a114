"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { trpc } from "@/platform/trpc/react";
import { Combobox } from "@/ui/combobox";
import { Money } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { useDebounced } from "@/ui/use-debounced";

type Found = { sku: string; name: string; picture: string | null; price: { amount: number; currency: string } };

/** Types to find, or scans into the field: a scanner is faster than the list, so its Enter goes by the code and not by what stands there. */
export function GoodsSearch({ onCode }: { onCode: (code: string) => void }) {
  const t = useTranslations("sales");
  const [query, setQuery] = useState("");
  const word = useDebounced(query.trim());
  const found = trpc.catalog.list.useQuery(
    { q: word, active: true, limit: 12 },
    { enabled: word !== "", placeholderData: (before) => before },
  );
  const settled = word === query.trim() && !found.isFetching;
  const items = settled && word ? (found.data?.items ?? []) : [];
  const take = (code: string) => {
    onCode(code);
    setQuery("");
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || items.length > 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (query.trim()) take(query);
  };
  return (
    <div onKeyDownCapture={onKeyDownCapture}>
      <Combobox<Found>
        value={null}
        clearOnChoose
        aria-label={t("search")}
        placeholder={t("search")}
        query={query}
        onQueryChange={setQuery}
        items={items}
        pending={!settled}
        getKey={({ sku }) => sku}
        getLabel={({ name }) => name}
        renderItem={(product) => (
          <span className="flex min-w-0 items-center gap-2.5">
            <Picture src={product.picture} size={32} />
            <span className="min-w-0 flex-1">
              <span className="block truncate">{product.name}</span>
              <span className="mono block truncate text-ink-3">{product.sku}</span>
            </span>
            <Money minor={product.price.amount} currency={product.price.currency} className="text-ink-2" />
          </span>
        )}
        onChange={(product) => product && take(product.sku)}
      />
    </div>
  );
}
