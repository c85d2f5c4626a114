"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Reason } from "@/lib/reason";
import { trpc } from "@/platform/trpc/react";
import { Combobox } from "@/ui/combobox";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Picture } from "@/ui/picture";
import { Card } from "@/ui/section";
import { Switch } from "@/ui/switch";
import { useDebounced } from "@/ui/use-debounced";

type Part = { sku: string; name: string; quantity: number };
type Props = {
  sku: string;
  isBundle: boolean;
  parts: readonly Part[];
  error: Reason | null;
  onBundle: (on: boolean) => void;
  onParts: (parts: Part[]) => void;
};

/** What a bundle consists of. It has no stock of its own: as many can be sold as its parts make. */
export function BundleParts({ sku, isBundle, parts, error, onBundle, onParts }: Props) {
  const t = useTranslations("catalog.bundle");
  const [query, setQuery] = useState("");
  const word = useDebounced(query);
  const found = trpc.catalog.list.useQuery({ q: word, limit: 20, active: true }, { enabled: isBundle && word.trim() !== "" });
  const refuse = (item: { sku: string; components: unknown[] }) => {
    if (item.sku === sku) return t("itself");
    if (item.components.length > 0) return t("alsoBundle");
    return parts.some((part) => part.sku === item.sku) ? t("alreadyIn") : null;
  };
  const change = (index: number, quantity: number) => onParts(parts.map((part, at) => (at === index ? { ...part, quantity } : part)));
  return (
    <Card title={t("title")} padded>
      <Switch label={t("isBundle")} help={t("about")} checked={isBundle} onChange={onBundle} />
      {isBundle && (
        <div className="mt-4 grid gap-3">
          {parts.length > 0 && (
            <ul className="grid gap-2">
              {parts.map((part, index) => (
                <li key={part.sku} className="flex items-center gap-2 text-13">
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{part.name}</span>
                    <span className="mono block truncate text-12 text-ink-3">{part.sku}</span>
                  </span>
                  <Input
                    type="number"
                    min={1}
                    numeric
                    className="w-20"
                    aria-label={t("quantityOf", { name: part.name })}
                    value={Number.isNaN(part.quantity) ? "" : part.quantity}
                    onChange={(event) => change(index, event.target.valueAsNumber)}
                  />
                  <IconButton
                    label={t("remove", { name: part.name })}
                    icon={<Trash2 />}
                    onClick={() => onParts(parts.filter((one) => one !== part))}
                  />
                </li>
              ))}
            </ul>
          )}
          <Field label={t("add")} error={error}>
            <Combobox
              value={null}
              clearOnChoose
              query={query}
              onQueryChange={setQuery}
              items={found.data?.items ?? []}
              pending={found.isFetching || word !== query}
              getKey={(item) => item.sku}
              getLabel={(item) => item.name}
              refuse={refuse}
              placeholder={t("search")}
              onChange={(item) => item && onParts([...parts, { sku: item.sku, name: item.name, quantity: 1 }])}
              renderItem={(item) => (
                <span className="flex items-center gap-2">
                  <Picture src={item.picture} />
                  <span className="min-w-0 truncate">
                    {item.name} <span className="mono text-12 text-ink-3">{item.sku}</span>
                  </span>
                </span>
              )}
            />
          </Field>
        </div>
      )}
    </Card>
  );
}
