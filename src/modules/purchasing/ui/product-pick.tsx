"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { trpc } from "@/platform/trpc/react";
import { Combobox } from "@/ui/combobox";
import { Picture } from "@/ui/picture";
import { useDebounced } from "@/ui/use-debounced";

export type PickedProduct = { sku: string; name: string; picture: string | null; taxRate: number | null };

/** Finds a product by name, SKU or barcode. Bundles are bought by their parts. */
export function ProductPick({ onPick }: { onPick: (product: PickedProduct) => void }) {
  const t = useTranslations("purchasing.pick");
  const [query, setQuery] = useState("");
  const word = useDebounced(query.trim());
  const found = trpc.catalog.list.useQuery(
    { q: word, active: true, limit: 12 },
    { enabled: word !== "", placeholderData: (before) => before },
  );
  const settled = word === query.trim() && !found.isFetching;
  // An Enter in the search never sends the form.
  const keepEnter = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (!settled || (found.data?.items.length ?? 0) === 0)) event.preventDefault();
  };
  return (
    <div onKeyDownCapture={keepEnter}>
      <Combobox
        value={null}
        clearOnChoose
        aria-label={t("search")}
        placeholder={t("search")}
        query={query}
        onQueryChange={setQuery}
        items={settled && word ? (found.data?.items ?? []) : []}
        pending={!settled}
        getKey={({ sku }) => sku}
        getLabel={({ name }) => name}
        refuse={({ components }) => (components.length > 0 ? t("bundle") : null)}
        renderItem={(product) => (
          <span className="flex min-w-0 items-center gap-2.5">
            <Picture src={product.picture} size={32} />
            <span className="min-w-0 flex-1">
              <span className="block truncate">{product.name}</span>
              <span className="mono block truncate text-ink-3">{product.sku}</span>
            </span>
          </span>
        )}
        onChange={(product) => product && onPick(product)}
      />
    </div>
  );
}
