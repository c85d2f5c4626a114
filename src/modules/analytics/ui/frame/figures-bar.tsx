"use client";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip, ChipRow } from "@/ui/chip";
import { IconButton } from "@/ui/icon-button";
import { PeriodFilter } from "@/ui/period-filter";
import { Select } from "@/ui/select";
import { useAddress } from "@/ui/use-address";
import { type AskFigures, comparisons, type Narrowing, narrowingOf, narrowings } from "../../figures/ask";
import type { Days } from "../../figures/span";

export type Place = { code: string; name: string };
export type Choices = { channels: readonly Place[]; warehouses: readonly Place[]; people: readonly { id: string; name: string }[] };

type Props = {
  span: Days & { before: Days | null };
  ask: AskFigures;
  choices: Choices;
  /** What else the page can be narrowed by, besides the channel. */
  narrows?: readonly Narrowing[];
  /** It can be narrowed to a channel. */
  hasChannels?: boolean;
};

const none: Record<Narrowing, null> = { warehouse: null, region: null, responsible: null, category: null, buyer: null };

/** The period, what it is compared with, and whose figures: all of it in the address, so that a view can be shared. */
export function FiguresBar({ span, ask, choices, narrows = narrowings, hasChannels = true }: Props) {
  const t = useTranslations("analytics");
  const address = useAddress();
  const narrowing = narrowingOf(ask);
  const valueName = (): string => {
    const value = narrowing ? (ask[narrowing] ?? "") : "";
    if (narrowing === "warehouse" && choices.warehouses.some(({ code }) => code === value))
      return choices.warehouses.find(({ code }) => code === value)?.name ?? value;
    if (narrowing === "responsible" && value !== "none") return choices.people.find(({ id }) => id === value)?.name ?? t("values.someone");
    if (narrowing === "buyer") return t(`values.buyer.${value}` as never);
    return value === "none" || value === "several" ? t(`values.${narrowing}.${value}` as never) : value;
  };
  return (
    <ChipRow end={<IconButton label={t("print")} icon={<Printer />} size="sm" onClick={() => window.print()} />}>
      <PeriodFilter
        from={span.from}
        to={span.to}
        lengths={[1, 7, 30, 90]}
        onChange={(days) => address.set({ from: days.from ?? span.from, to: days.to ?? span.to })}
      />
      <Select
        className="shrink-0"
        aria-label={t("compare.label")}
        size="sm"
        value={ask.compare ?? "before"}
        onChange={(value) => address.set({ compare: value === "before" ? null : value })}
        options={comparisons.map((value) => ({ value, label: t(`compare.${value}`) }))}
      />
      {hasChannels && (
        <Select
          className="shrink-0"
          aria-label={t("by.channel")}
          size="sm"
          value={ask.channel ?? ""}
          onChange={(value) => address.set({ channel: value || null })}
          options={[{ value: "", label: t("allChannels") }, ...choices.channels.map(({ code, name }) => ({ value: code, label: name }))]}
        />
      )}
      {narrows.includes("warehouse") && narrowing === null && (
        <Select
          className="shrink-0"
          aria-label={t("by.warehouse")}
          size="sm"
          value=""
          onChange={(value) => address.set({ ...none, warehouse: value || null })}
          options={[
            { value: "", label: t("allWarehouses") },
            ...choices.warehouses.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
      {narrowing && (
        <Chip name={t(`by.${narrowing}`)} label={`${t(`by.${narrowing}`)} ${valueName()}`} onRemove={() => address.set(none)}>
          <span className="font-medium">{valueName()}</span>
        </Chip>
      )}
    </ChipRow>
  );
}
