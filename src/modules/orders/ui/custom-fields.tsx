"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { FactBlock } from "@/ui/fact-list";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { useOrderCommand } from "./use-order-command";

type Props = { order: OrderPage; names: readonly string[] };

/** What the owner wants noted by name. Names that the settings no longer hold stay until their value is emptied. */
export function CustomFields({ order, names }: Props) {
  const t = useTranslations("orders.fields");
  const ui = useTranslations("ui");
  const needs = useNeeds("operator");
  const saved = order.customFields;
  const shown = [...names, ...Object.keys(saved).filter((name) => !names.includes(name))];
  const [draft, setDraft] = useState(saved);
  const key = JSON.stringify(saved);
  useEffect(() => setDraft(JSON.parse(key) as Record<string, string>), [key]);
  const command = useOrderCommand();
  const save = trpc.orders.setFields.useMutation(command.options);
  if (shown.length === 0) return null;
  const changed = shown.filter((name) => (draft[name] ?? "").trim() !== (saved[name] ?? ""));
  return (
    <FactBlock title={t("title")}>
      <form
        data-dirty={changed.length > 0 ? "" : undefined}
        className="grid gap-2.5 [&_label]:text-12"
        onSubmit={(event) => {
          event.preventDefault();
          const fields = Object.fromEntries(changed.map((name) => [name, (draft[name] ?? "").trim() || null]));
          if (changed.length > 0) save.mutate({ orderId: order.id, version: command.versionOf(order), fields });
        }}
      >
        {shown.map((name) => (
          <Field key={name} label={name}>
            <Input
              maxLength={500}
              disabled={needs !== null}
              value={draft[name] ?? ""}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            />
          </Field>
        ))}
        {changed.length > 0 && (
          <div className="flex gap-1.5">
            <Button size="sm" type="submit" variant="primary" pending={save.isPending}>
              {t("save")}
            </Button>
            <Button size="sm" variant="ghost" onClick={() => setDraft(saved)}>
              {ui("cancel")}
            </Button>
          </div>
        )}
      </form>
    </FactBlock>
  );
}
