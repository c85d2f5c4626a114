"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Combobox } from "@/ui/combobox";
import { Money } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import { useDebounced } from "@/ui/use-debounced";

export type FoundProduct = {
  sku: string;
  name: string;
  picture: string | null;
  barcode: string | null;
  price: { amount: number; currency: string };
  taxRate: number | null;
};

/** Finds a product by name, SKU or barcode. A scanner types faster than the list can follow: its Enter takes the exact match, never what happens to stand there. */
export function ProductSearch({ onChoose }: { onChoose: (product: FoundProduct) => void }) {
  const t = useTranslations("orders.new");
  const reasonText = useReasonText();
  const utils = trpc.useUtils();
  const [query, setQuery] = useState("");
  const word = useDebounced(query.trim());
  const found = trpc.catalog.list.useQuery(
    { q: word, active: true, limit: 12 },
    { enabled: word !== "", placeholderData: (before) => before },
  );
  const settled = word === query.trim() && !found.isFetching;

  const takeExact = async (typed: string) => {
    try {
      const { items } = await utils.catalog.list.fetch({ q: typed, active: true, limit: 12 });
      const same = (one: string | null) => one?.toLowerCase() === typed.toLowerCase();
      const exact = items.filter((item) => same(item.barcode) || same(item.sku));
      const [only, ...more] = exact.length > 0 ? exact : items;
      if (only && more.length === 0) {
        onChoose(only);
        setQuery("");
      } else if (items.length === 0) showToast({ title: t("notFound", { word: typed }), tone: "warning", group: "product-search" });
    } catch (error) {
      showToast({ title: reasonText(reasonOf(error)), tone: "danger" });
    }
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    const typed = query.trim();
    // An Enter in the search never sends the form.
    if (!typed) return event.preventDefault();
    if (settled && found.data && found.data.items.length > 0) return;
    event.preventDefault();
    event.stopPropagation();
    void takeExact(typed);
  };
  return (
    <div onKeyDownCapture={onKeyDownCapture}>
      <Combobox<FoundProduct>
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
        renderItem={(product) => <Option product={product} />}
        onChange={(product) => product && onChoose(product)}
      />
    </div>
  );
}

function Option({ product }: { product: FoundProduct }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Picture src={product.picture} size={32} />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{product.name}</span>
        <span className="mono block truncate text-ink-3">{product.sku}</span>
      </span>
      <Money minor={product.price.amount} currency={product.price.currency} className="text-ink-2" />
    </span>
  );
}
