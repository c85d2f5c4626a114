"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { DateInput } from "@/ui/date-input";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import type { Assignee } from "../handling/assignees";
import { fulfilmentStatuses, orderStatuses, paymentStatuses } from "../order-status";
import { priorities } from "../priority";
import type { AddressFilter, FilterName } from "./list-filter";

type Place = { code: string; name: string };
type Props = {
  filter: AddressFilter;
  channels: readonly Place[];
  warehouses: readonly Place[];
  assignees: readonly Assignee[];
  onChange: (changes: Partial<Record<FilterName, string | null>>) => void;
};

/** Every filter of the list in one panel; a choice works at once, a word when its field is left. */
export function FilterFields({ filter, channels, warehouses, assignees, onChange }: Props) {
  const t = useTranslations("orders.filter");
  const status = useTranslations("status");
  const priority = useTranslations("orders.priority");
  const places = (all: readonly Place[]) => all.map(({ code, name }) => ({ value: code, label: name }));
  const choice = (name: FilterName, any: "any" | "anyOne" | "anyIt", options: { value: string; label: string }[]) => (
    <Field label={t(name as "channel")}>
      <Select
        size="sm"
        value={filter[name] ?? ""}
        onChange={(value) => onChange({ [name]: value || null })}
        options={[{ value: "", label: t(any) }, ...options]}
      />
    </Field>
  );
  return (
    <div className="grid grid-cols-2 gap-3 [&_label]:text-12">
      {choice("channel", "any", places(channels))}
      {choice("warehouse", "any", places(warehouses))}
      {choice(
        "status",
        "any",
        orderStatuses.map((value) => ({ value, label: status(`order.${value}`) })),
      )}
      {choice(
        "payment",
        "anyOne",
        paymentStatuses.map((value) => ({ value, label: status(`payment.${value}`) })),
      )}
      <div className="col-span-2">
        {choice(
          "work",
          "anyIt",
          fulfilmentStatuses.map((value) => ({ value, label: status(`orderFulfilment.${value}`) })),
        )}
      </div>
      {choice("responsible", "any", [
        { value: "me", label: t("who.me") },
        { value: "none", label: t("who.none") },
        ...assignees.map(({ id, name }) => ({ value: id, label: name })),
      ])}
      {choice(
        "priority",
        "any",
        priorities.map((value) => ({ value, label: priority(value) })),
      )}
      <Field label={t("from")}>
        <DateInput value={filter.from ?? ""} max={filter.to} onChange={(value) => onChange({ from: value || null })} />
      </Field>
      <Field label={t("to")}>
        <DateInput value={filter.to ?? ""} min={filter.from} onChange={(value) => onChange({ to: value || null })} />
      </Field>
      <WordField label={t("sku")} mono value={filter.sku} onSet={(word) => onChange({ sku: word })} />
      <WordField label={t("tag")} value={filter.tag} onSet={(word) => onChange({ tag: word })} />
    </div>
  );
}

function WordField({
  label,
  mono,
  value = "",
  onSet,
}: {
  label: string;
  mono?: boolean;
  value?: string;
  onSet: (word: string | null) => void;
}) {
  const [typed, setTyped] = useState(value);
  const apply = () => typed.trim() !== value && onSet(typed.trim() || null);
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        apply();
      }}
    >
      <Field label={label}>
        <Input mono={mono} value={typed} maxLength={100} onChange={(event) => setTyped(event.target.value)} onBlur={apply} />
      </Field>
    </form>
  );
}
