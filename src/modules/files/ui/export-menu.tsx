"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNeeds } from "@/platform/actor-react";
import { Button } from "@/ui/button";
import { Menu, MenuItem } from "@/ui/menu";
import { type ExportKind, fileFormats } from "../kinds";

/** `brief`: on phones only its sign, beside the title of a page. */
type Props = { what: ExportKind; filter?: Readonly<Record<string, unknown>>; brief?: boolean };

/** Takes the list as it is narrowed now out into a file. */
export function ExportMenu({ what, filter = {}, brief = false }: Props) {
  const t = useTranslations("files.export");
  const needsOperator = useNeeds("operator");
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined || value === null || name === "limit" ? [] : [[name, String(value)]],
    ),
  );
  return (
    <Menu
      align="end"
      trigger={
        <Button icon={<Download />} disabledReason={needsOperator}>
          <span className={brief ? "max-sm:sr-only" : undefined}>{t("action")}</span>
        </Button>
      }
    >
      {fileFormats.map((format) => (
        <MenuItem
          key={format}
          disabledReason={needsOperator}
          onSelect={() => window.location.assign(`/api/v1/exports/${what}.${format}${query.size > 0 ? `?${query}` : ""}`)}
        >
          {t(format)}
        </MenuItem>
      ))}
    </Menu>
  );
}
