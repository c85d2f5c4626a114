"use client";
import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { addDays } from "@/lib/dates";
import { reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { DateInput } from "@/ui/date-input";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Picture } from "@/ui/picture";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { parseUnits, useExpectedDay } from "../arrivals/expected-day";
import { ProductSearch } from "../product-search";

type Line = { sku: string; name: string; picture: string | null; quantity: string };

/** What is to go from where to where; scanning a product again asks for one more. */
export function TransferForm({ warehouses }: { warehouses: readonly { code: string; name: string }[] }) {
  const t = useTranslations("inventory.transfers");
  const router = useRouter();
  const needs = useNeeds("operator");
  const days = useExpectedDay();
  const [from, setFrom] = useState(warehouses[0]?.code ?? "");
  const [to, setTo] = useState(warehouses[1]?.code ?? "");
  const [day, setDay] = useState(() => addDays(days.dayOf(new Date()), 2));
  const [note, setNote] = useState("");
  const [lines, setLines] = useState<Line[]>([]);
  const create = trpc.transfers.create.useMutation({ onSuccess: ({ id }) => router.push(`/stock/transfers/${id}`) });

  const add = ({ sku, name, picture }: Omit<Line, "quantity">) =>
    setLines((before) =>
      before.some((line) => line.sku === sku)
        ? before.map((line) => (line.sku === sku ? { ...line, quantity: String((parseUnits(line.quantity) ?? 0) + 1) } : line))
        : [...before, { sku, name, picture, quantity: "1" }],
    );
  const wrong =
    needs ??
    (from === to ? reason("transfer.one_place") : null) ??
    (lines.length === 0 ? reason("transfer.no_lines") : null) ??
    (lines.some((line) => !parseUnits(line.quantity)) ? reason("stock.figure_unreadable") : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong || !day) return;
    create.mutate({
      from,
      to,
      expectedAt: days.momentOf(day),
      note: note.trim() || null,
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity: parseUnits(quantity) ?? 1 })),
    });
  };
  const places = warehouses.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <FormRefusal reason={create.error ? reasonOf(create.error) : null} />
      <Card title={t("new.way")} padded>
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={t("fields.from")} required>
            <Select value={from} onChange={setFrom} options={places} />
          </Field>
          <Field label={t("fields.to")} error={from === to ? reason("transfer.one_place") : null} required>
            <Select value={to} onChange={setTo} options={places} />
          </Field>
          <Field label={t("fields.day")} required>
            <DateInput value={day} onChange={setDay} />
          </Field>
          <Field label={t("fields.note")} optional className="sm:col-span-3">
            <Input value={note} maxLength={1000} autoComplete="off" onChange={(event) => setNote(event.target.value)} />
          </Field>
        </div>
      </Card>
      <Card title={t("new.goods")} padded>
        <div className="grid gap-3">
          <ProductSearch onChoose={add} />
          {lines.length > 0 && (
            <ul className="grid gap-2">
              {lines.map((line) => (
                <li key={line.sku} className="flex items-center gap-3">
                  <Picture src={line.picture} size={32} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{line.name}</span>
                    <span className="mono block truncate text-ink-3">{line.sku}</span>
                  </span>
                  <Input
                    numeric
                    inputMode="numeric"
                    aria-label={t("fields.quantityOf", { sku: line.sku })}
                    className="w-20"
                    value={line.quantity}
                    onChange={(event) =>
                      setLines((before) => before.map((one) => (one.sku === line.sku ? { ...one, quantity: event.target.value } : one)))
                    }
                  />
                  <IconButton
                    size="sm"
                    label={t("new.remove", { sku: line.sku })}
                    icon={<X />}
                    onClick={() => setLines((before) => before.filter((one) => one.sku !== line.sku))}
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
      </Card>
      <div>
        <Button type="submit" variant="primary" pending={create.isPending} disabledReason={wrong}>
          {t("new.submit")}
        </Button>
      </div>
    </form>
  );
}
