"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { useReasonText } from "@/ui/reason-text";
import { Select } from "@/ui/select";
import { type FieldName, type ImportKind, type ImportSettings, type Mapping, specsOf } from "../kinds";
import { whyNotMapped } from "../mapping";
import { chooseSheet } from "./choose-sheet";

type Props = {
  row: {
    id: string;
    kind: ImportKind;
    sheets: string[];
    sheet: string | null;
    columns: string[];
    sample: string[][];
    mapping: Mapping;
    settings: ImportSettings;
  };
  channels: readonly { code: string; name: string }[];
  warehouses: readonly { code: string; name: string }[];
  carriers: readonly { code: string; name: string }[];
};

/** Which column says what; beside each field stands what the first rows of its column hold. */
export function MappingForm({ row, channels, warehouses, carriers }: Props) {
  const t = useTranslations("files.mapping");
  const reasonText = useReasonText();
  const needsManager = useNeeds("manager");
  const [mapping, setMapping] = useState(row.mapping);
  const [settings, setSettings] = useState(row.settings);
  const [refused, setRefused] = useState<Reason | null>(null);
  const utils = trpc.useUtils();
  const [reading, setReading] = useState(false);
  const check = trpc.files.check.useMutation({
    onSuccess: () => utils.files.invalidate(),
    onError: (error) => setRefused(reasonOf(error)),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = whyNotMapped(row.kind, mapping, row.columns.length);
    setRefused(why);
    if (!why) check.mutate({ importId: row.id, mapping, settings });
  };
  const choose = async (sheet: string) => {
    setReading(true);
    setRefused(await chooseSheet(row.id, sheet));
    await utils.files.invalidate();
    setReading(false);
  };
  const columns = row.columns.map((name, i) => ({ value: String(i), label: name || t("column", { number: i + 1 }) }));
  const set = (field: FieldName, value: string) =>
    setMapping(({ [field]: _, ...rest }) => (value === "" ? rest : { ...rest, [field]: Number(value) }));
  const setting = (
    name: Exclude<keyof ImportSettings, "register">,
    options: readonly { value: string; label: string }[],
    optional = false,
  ) => (
    <Field label={t(`settings.${name}`)} help={t(`settings.${name}Help`)} optional={optional}>
      <Select
        value={settings[name] ?? ""}
        options={[{ value: "", label: t("settings.none") }, ...options]}
        onChange={(value) => setSettings(({ [name]: _, ...rest }) => (value === "" ? rest : { ...rest, [name]: value }))}
      />
    </Field>
  );
  const named = (list: readonly { code: string; name: string }[]) => list.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <form onSubmit={submit} className="grid gap-4">
      <div className="grid gap-4 empty:hidden sm:grid-cols-2">
        {row.sheets.length > 1 && (
          <Field label={t("sheet")}>
            <Select
              value={row.sheet ?? ""}
              options={row.sheets.map((name) => ({ value: name, label: name }))}
              disabled={reading}
              onChange={(sheet) => void choose(sheet)}
            />
          </Field>
        )}
        {(row.kind === "orders" || row.kind === "sales") && setting("channel", named(channels), mapping.channel !== undefined)}
        {(row.kind === "stock" || row.kind === "sales") && setting("warehouse", named(warehouses), mapping.warehouse !== undefined)}
        {row.kind === "settlements" && (
          <>
            {setting("carrier", named(carriers))}
            <Field label={t("settings.register")} help={t("settings.registerHelp")} optional>
              <Input
                value={settings.register ?? ""}
                maxLength={200}
                onChange={(event) => setSettings({ ...settings, register: event.target.value || undefined })}
              />
            </Field>
          </>
        )}
        {row.kind === "orders" &&
          setting(
            "payment",
            (["paid", "unpaid", "cash_on_delivery"] as const).map((value) => ({ value, label: t(`payments.${value}`) })),
            true,
          )}
      </div>
      <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {specsOf(row.kind).map(({ name, required, oneOf }) => {
          const column = mapping[name];
          const seen = column === undefined ? [] : row.sample.map((cells) => cells[column]).filter(Boolean);
          return (
            <li key={name}>
              <Field
                label={t(`fields.${name}`)}
                required={required}
                optional={!required && !oneOf}
                help={seen.length > 0 ? <span className="line-clamp-1">{seen.slice(0, 3).join(" · ")}</span> : undefined}
              >
                <Select
                  value={column === undefined ? "" : String(column)}
                  options={[{ value: "", label: t("notInFile") }, ...columns]}
                  onChange={(value) => set(name, value)}
                />
              </Field>
            </li>
          );
        })}
      </ul>
      {refused && (
        <p role="alert" className="text-13 text-danger">
          {refused.code === "file.field_unmapped"
            ? t("unmapped", { field: t(`fields.${(refused.params?.field ?? "sku") as FieldName}`) })
            : reasonText(refused)}
        </p>
      )}
      <div>
        <Button type="submit" variant="primary" pending={check.isPending || reading} disabledReason={needsManager}>
          {t("check")}
        </Button>
        <p className="mt-2 text-12 text-ink-3">{t("checkHelp")}</p>
      </div>
    </form>
  );
}
