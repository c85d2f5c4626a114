"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { trpc } from "@/platform/trpc/react";
import type { OrderPage } from "@/server/order-view";
import { Button } from "@/ui/button";
import { AddChip, Chip } from "@/ui/chip";
import { FactBlock } from "@/ui/fact-list";
import { Input } from "@/ui/input";
import { Popover } from "@/ui/popover";
import { useOrderCommand } from "./use-order-command";

/** The order's tags: take one off, add one that is in use or a new one. */
export function TagFacts({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.tags");
  const needs = useNeeds("operator");
  const command = useOrderCommand();
  const tag = trpc.orders.tag.useMutation(command.options);
  const change = (changes: { add?: string[]; remove?: string[] }) => tag.mutate({ orderId: order.id, ...changes });
  if (needs && order.tags.length === 0) return null;
  return (
    <FactBlock title={t("title")}>
      <div className="flex flex-wrap gap-1.5">
        {order.tags.map((name) => (
          <Chip key={name} onRemove={needs ? undefined : () => change({ remove: [name] })}>
            {name}
          </Chip>
        ))}
        {!needs && <AddTag taken={order.tags} onAdd={(name) => change({ add: [name] })} />}
      </div>
    </FactBlock>
  );
}

function AddTag({ taken, onAdd }: { taken: readonly string[]; onAdd: (name: string) => void }) {
  const t = useTranslations("orders.tags");
  const list = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const { data: used = [] } = trpc.orders.usedTags.useQuery(undefined, { enabled: open });
  const offered = used.filter((name) => !taken.includes(name) && name.toLowerCase().includes(typed.trim().toLowerCase())).slice(0, 12);
  const add = (name: string) => {
    const plain = name.trim();
    if (plain) onAdd(plain);
    setTyped("");
    setOpen(false);
  };
  return (
    <Popover label={t("add")} open={open} onOpenChange={setOpen} trigger={<AddChip icon={<Plus />}>{t("add")}</AddChip>} className="w-64">
      <form
        className="flex gap-1.5"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          add(typed);
        }}
      >
        <Input
          autoFocus
          aria-label={t("name")}
          placeholder={t("name")}
          maxLength={50}
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
        <Button type="submit" variant="primary" disabledReason={typed.trim() ? null : t("empty")}>
          {t("put")}
        </Button>
      </form>
      {offered.length > 0 && (
        <fieldset aria-labelledby={list} className="mt-2.5">
          <legend id={list} className="mb-1.5 text-12 text-ink-3">
            {t("used")}
          </legend>
          <div className="flex flex-wrap gap-1.5">
            {offered.map((name) => (
              <Chip key={name} onClick={() => add(name)}>
                {name}
              </Chip>
            ))}
          </div>
        </fieldset>
      )}
    </Popover>
  );
}
