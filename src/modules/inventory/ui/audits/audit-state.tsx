"use client";
import { useTranslations } from "next-intl";
import { Status } from "@/ui/status";
import type { AuditRow } from "./audits-list";

/** What an audit came to, as a sign and words. */
export function AuditState({ audit }: { audit: Pick<AuditRow, "status" | "found" | "repairedAt"> }) {
  const t = useTranslations("inventory.audits.state");
  if (audit.status === "running")
    return (
      <Status glyph="half" tone="progress">
        {t("running")}
      </Status>
    );
  if (audit.status === "failed")
    return (
      <Status glyph="cross" tone="danger">
        {t("failed")}
      </Status>
    );
  if (audit.found === 0)
    return (
      <Status glyph="check" tone="success">
        {t("clean")}
      </Status>
    );
  return (
    <Status glyph={audit.repairedAt ? "checkOutline" : "flag"} tone={audit.repairedAt ? "info" : "danger"}>
      {t(audit.repairedAt ? "repaired" : "found", { count: audit.found })}
    </Status>
  );
}
