"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addDays, dayOf } from "@/lib/dates";
import { DateInput } from "@/ui/date-input";
import { useFormats, useNow } from "@/ui/formats-context";
import { Select } from "@/ui/select";
import { useAddress } from "@/ui/use-address";
import { type MovementKind, movementKinds } from "../movement-kinds";

export type LedgerFilter = { warehouse?: string; kind?: MovementKind; since?: string; until?: string };

const lengths = ["7", "30", "90"] as const;

type Props = { filter: LedgerFilter; warehouses: readonly { code: string; name: string }[] };

/** Which movements to show: of one warehouse, of one kind, of a period. Kept in the address. */
export function LedgerFilters({ filter, warehouses }: Props) {
  const t = useTranslations("inventory.ledger");
  const columns = useTranslations("inventory.columns");
  const address = useAddress();
  const { timeZone } = useFormats();
  const today = dayOf(useNow(), timeZone);
  const { since, until } = filter;
  const [own, setOwn] = useState(false);
  const length = !until && lengths.find((days) => since === addDays(today, 1 - Number(days)));
  const period = own || (since || until ? !length : false) ? "own" : length || "all";
  const choose = (value: string) => {
    setOwn(value === "own");
    if (value !== "own") address.set({ since: value === "all" ? null : addDays(today, 1 - Number(value)), until: null });
  };
  return (
    <div className="flex flex-wrap gap-2 border-b border-line px-4 py-2">
      {warehouses.length > 1 && (
        <Select
          size="sm"
          aria-label={columns("warehouse")}
          className="w-48 max-md:w-full"
          value={filter.warehouse ?? ""}
          placeholder={t("all")}
          onChange={(code) => address.set({ warehouse: code || null })}
          options={warehouses.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <Select
        size="sm"
        aria-label={t("kind")}
        className="w-48 max-md:w-full"
        value={filter.kind ?? ""}
        placeholder={t("allKinds")}
        onChange={(kind) => address.set({ kind: kind || null })}
        options={movementKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <Select
        size="sm"
        aria-label={t("period")}
        className="w-44 max-md:w-full"
        value={period}
        onChange={choose}
        options={[
          { value: "all", label: t("allTime") },
          ...lengths.map((days) => ({ value: days, label: t("lastDays", { count: Number(days) }) })),
          { value: "own", label: t("ownPeriod") },
        ]}
      />
      {period === "own" && (
        <span className="flex items-center gap-1.5">
          <DateInput aria-label={t("since")} value={since ?? ""} max={until} onChange={(day) => address.set({ since: day || null })} />
          <span aria-hidden="true">–</span>
          <DateInput aria-label={t("until")} value={until ?? ""} min={since} onChange={(day) => address.set({ until: day || null })} />
        </span>
      )}
    </div>
  );
}
