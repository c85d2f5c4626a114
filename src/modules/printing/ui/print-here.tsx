"use client";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { printAt, usePrintTarget } from "@/ui/print/print-target";
import { Select } from "@/ui/select";
import type { listStations } from "../printing-queries";

type Props = { stations: readonly OverTheWire<Awaited<ReturnType<typeof listStations>>>[number][] };

/** Where this device prints: by its own browser, or at a print station. */
export function PrintHere({ stations }: Props) {
  const t = useTranslations("printing.device");
  const target = usePrintTarget();
  const known = target === "here" || target === "any" || stations.some(({ id }) => id === target);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 text-13 text-ink-2">
      {t("label")}
      <Select
        size="sm"
        aria-label={t("label")}
        value={known ? target : "here"}
        onChange={printAt}
        options={[
          { value: "here", label: t("here") },
          { value: "any", label: t("any") },
          ...stations.map(({ id, name, warehouse, isOn }) => ({
            value: id,
            label: t(isOn ? "station" : "stationOff", { station: name, warehouse }),
          })),
        ]}
      />
    </div>
  );
}
