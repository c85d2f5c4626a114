"use client";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";

/** A pack as it is typed. */
export type PackDraft = { name: string; barcode: string; units: string };

type Props = { packs: readonly PackDraft[]; error: Reason | null; onChange: (packs: PackDraft[]) => void };

/** Boxes that the product comes in: how many units, and the code on the box. */
export function PackFields({ packs, error, onChange }: Props) {
  const t = useTranslations("catalog.packs");
  const why = useReasonText();
  const change = (index: number, part: Partial<PackDraft>) =>
    onChange(packs.map((pack, at) => (at === index ? { ...pack, ...part } : pack)));
  return (
    <Card title={t("title")} note={t("about")} padded>
      <div className="grid gap-3">
        {packs.map((pack, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a pack has no identity until it is saved
          <div key={index} className="flex flex-wrap items-end gap-2 max-sm:border-b max-sm:border-line max-sm:pb-3">
            <div className="min-w-36 flex-1">
              <Field label={t("name")}>
                <Input
                  value={pack.name}
                  maxLength={100}
                  placeholder={t("namePlaceholder")}
                  autoComplete="off"
                  onChange={(event) => change(index, { name: event.target.value })}
                />
              </Field>
            </div>
            <div className="w-24">
              <Field label={t("units")}>
                <Input
                  numeric
                  inputMode="numeric"
                  value={pack.units}
                  autoComplete="off"
                  onChange={(event) => change(index, { units: event.target.value })}
                />
              </Field>
            </div>
            <div className="flex-1 sm:w-60 sm:flex-none">
              <Field label={t("barcode")} optional>
                <Input
                  mono
                  inputMode="numeric"
                  value={pack.barcode}
                  maxLength={64}
                  autoComplete="off"
                  onChange={(event) => change(index, { barcode: event.target.value })}
                />
              </Field>
            </div>
            <IconButton
              label={t("remove", { name: pack.name })}
              icon={<Trash2 />}
              onClick={() => onChange(packs.filter((_, at) => at !== index))}
            />
          </div>
        ))}
        {error && (
          <p role="alert" className="text-12 text-danger">
            {why(error)}
          </p>
        )}
        {packs.length < 20 && (
          <div>
            <Button size="sm" icon={<Plus />} onClick={() => onChange([...packs, { name: "", barcode: "", units: "" }])}>
              {t("add")}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
