"use client";
import { Download } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { fileFormats } from "@/modules/files/kinds";
import { useNeeds } from "@/platform/actor-react";
import { Button } from "@/ui/button";
import { Menu, MenuItem } from "@/ui/menu";
import type { ReportPage } from "../exports/report-pages";

/** What an address of analytics can narrow. */
const filters = ["from", "to", "compare", "channel", "warehouse", "region", "responsible", "category", "buyer", "by", "carrier", "stage"];

/** Takes the page as it is narrowed now out into a file. */
export function ExportPage({ page }: { page: ReportPage }) {
  const t = useTranslations("files.export");
  const needsOperator = useNeeds("operator");
  const params = useSearchParams();
  const address = (format: string) => {
    const query = new URLSearchParams({ page });
    for (const name of filters) {
      const value = params.get(name);
      if (value) query.set(name, value);
    }
    return `/api/v1/exports/analytics.${format}?${query}`;
  };
  return (
    <Menu
      align="end"
      trigger={
        <Button icon={<Download />} disabledReason={needsOperator}>
          <span className="max-sm:sr-only">{t("action")}</span>
        </Button>
      }
    >
      {fileFormats.map((format) => (
        <MenuItem key={format} disabledReason={needsOperator} onSelect={() => window.location.assign(address(format))}>
          {t(format)}
        </MenuItem>
      ))}
    </Menu>
  );
}
