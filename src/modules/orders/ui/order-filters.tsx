"use client";
import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { momentOf } from "@/lib/dates";
import { AddChip, Chip, ChipRow } from "@/ui/chip";
import { useFormats } from "@/ui/formats-context";
import { Popover } from "@/ui/popover";
import { useAddress } from "@/ui/use-address";
import type { Assignee } from "../handling/assignees";
import type { Priority } from "../priority";
import { FilterFields } from "./filter-fields";
import { type AddressFilter, type FilterName, filterNames } from "./list-filter";

export type Place = { code: string; name: string };
type Props = { filter: AddressFilter; channels: readonly Place[]; warehouses: readonly Place[]; assignees: readonly Assignee[] };

/** The filters that are on, as chips to take off, and a panel to add more. All of them live in the address. */
export function OrderFilters({ filter, channels, warehouses, assignees }: Props) {
  const t = useTranslations("orders.filter");
  const status = useTranslations("status");
  const priority = useTranslations("orders.priority");
  const formats = useFormats();
  const address = useAddress();
  const [open, setOpen] = useState(false);
  const off = (...names: FilterName[]) => address.set(Object.fromEntries(names.map((name) => [name, null])));

  const day = (value: string) => formats.date(momentOf(value, "12:00", formats.timeZone));
  const { from, to } = filter;
  const period =
    from && to
      ? t("between", { from: day(from), to: day(to) })
      : from
        ? t("since", { day: day(from) })
        : to
          ? t("until", { day: day(to) })
          : null;
  const personOf = (who: string | undefined) =>
    who === "me" || who === "none" ? t(`who.${who}`) : who && (assignees.find(({ id }) => id === who)?.name ?? t("who.other"));
  const named = (places: readonly Place[], code: string | undefined) => places.find((place) => place.code === code)?.name ?? code;
  const chips: { names: FilterName[]; name: string; value: string | null | undefined }[] = [
    { names: ["channel"], name: t("channel"), value: named(channels, filter.channel) },
    { names: ["warehouse"], name: t("warehouse"), value: named(warehouses, filter.warehouse) },
    { names: ["status"], name: t("status"), value: filter.status && status(`order.${filter.status}` as never) },
    { names: ["work"], name: t("work"), value: filter.work && status(`orderFulfilment.${filter.work}` as never) },
    { names: ["payment"], name: t("payment"), value: filter.payment && status(`payment.${filter.payment}` as never) },
    { names: ["from", "to"], name: t("period"), value: period },
    { names: ["sku"], name: t("sku"), value: filter.sku },
    { names: ["tag"], name: t("tag"), value: filter.tag },
    { names: ["responsible"], name: t("responsible"), value: personOf(filter.responsible) },
    { names: ["region"], name: t("region"), value: filter.region },
    { names: ["category"], name: t("category"), value: filter.category },
    { names: ["buyer"], name: t("buyer"), value: filter.buyer && t(`buyers.${filter.buyer as "new" | "repeat"}`) },
    { names: ["returned"], name: t("returned"), value: filter.returned && t("returnedYes") },
    { names: ["refunded"], name: t("refunded"), value: filter.refunded && t("refundedYes") },
    { names: ["currency"], name: t("currency"), value: filter.currency },
    { names: ["priority"], name: t("priority"), value: filter.priority && priority(filter.priority as Priority) },
  ];
  const on = chips.filter(({ value }) => value);
  return (
    <ChipRow>
      {on.map(({ names, name, value }) => (
        <Chip key={name} name={name} label={`${name} ${value}`} onClick={() => setOpen(true)} onRemove={() => off(...names)}>
          {value}
        </Chip>
      ))}
      <Popover
        label={t("add")}
        open={open}
        onOpenChange={setOpen}
        trigger={<AddChip icon={<ListFilter />}>{t("add")}</AddChip>}
        className="w-80"
      >
        <FilterFields
          filter={filter}
          channels={channels}
          warehouses={warehouses}
          assignees={assignees}
          onChange={(changes) => address.set(changes)}
        />
      </Popover>
      {on.length > 0 && (
        <button
          type="button"
          onClick={() => off(...filterNames.filter((name) => name !== "q"))}
          className="ml-1.5 rounded-sm text-13 text-ink-2 hover:text-ink touch:h-10"
        >
          {t("reset")}
        </button>
      )}
    </ChipRow>
  );
}
