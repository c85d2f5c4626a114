"use client";
import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { buttonLook } from "@/ui/button-look";
import { ChipRow } from "@/ui/chip";
import { PeriodFilter } from "@/ui/period-filter";
import { Select } from "@/ui/select";

type Props = { from: string; to: string; warehouse: string | null; warehouses: readonly { code: string; name: string }[] };

/** The period and the warehouse, kept in the address; the same as a file. */
export function WorkFilters({ from, to, warehouse, warehouses }: Props) {
  const t = useTranslations("waves.productivity");
  const router = useRouter();
  const queryOf = (next: Partial<{ from: string; to: string; warehouse: string | null }>) => {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries({ from, to, warehouse, ...next })) if (value) query.set(key, value);
    return query;
  };
  const go = (next: Parameters<typeof queryOf>[0]) => router.push(`/picking/productivity?${queryOf(next)}`);
  return (
    <ChipRow
      end={
        <a href={`/api/v1/productivity.csv?${queryOf({})}`} download className={buttonLook({ size: "sm" })}>
          <Download aria-hidden="true" />
          {t("csv")}
        </a>
      }
    >
      <PeriodFilter from={from} to={to} lengths={[1, 7, 30]} onChange={go} />
      <Select
        aria-label={t("warehouse")}
        size="sm"
        value={warehouse ?? ""}
        onChange={(value) => go({ warehouse: value || null })}
        options={[{ value: "", label: t("allWarehouses") }, ...warehouses.map(({ code, name }) => ({ value: code, label: name }))]}
      />
    </ChipRow>
  );
}
