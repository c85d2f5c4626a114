"use client";
import { useTranslations } from "next-intl";
import { DateTime } from "@/ui/date-time";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";

type Entry = {
  id: string;
  at: Date;
  by: { kind: string; name: string };
  action: string;
  data: Record<string, unknown>;
  ip: string | null;
};

/** Who changed what: newest first. An action that this version has no words for stands under its own name. */
export function AuditTable({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations("settings.audit");
  const roles = useTranslations("nav.roles");
  const words = (action: string) => {
    const key = action.replace(".", "_") as "key_created";
    return t.has(`action.${key}`) ? t(`action.${key}`) : action;
  };
  const worded = (name: string, value: unknown) => {
    if (name === "role" && typeof value === "string" && roles.has(value as "owner")) return roles(value as "owner");
    return typeof value === "string" ? value : JSON.stringify(value);
  };
  // What has no words stands as it was noted: what counts in a log is what exactly was done.
  const details = (data: Record<string, unknown>) =>
    Object.entries(data)
      .map(([name, value]) => `${t.has(`field.${name as "role"}`) ? t(`field.${name as "role"}`) : name}: ${worded(name, value)}`)
      .join(" · ");
  return (
    <Table label={t("title")} row={44} gutter={16} columns={[112, { width: 180, from: "md" }, null, { width: 130, from: "md" }]}>
      <TableHead>
        <HeadCell>{t("at")}</HeadCell>
        <HeadCell from="md">{t("by")}</HeadCell>
        <HeadCell>{t("what")}</HeadCell>
        <HeadCell from="md">{t("address")}</HeadCell>
      </TableHead>
      <tbody>
        {entries.map(({ id, at, by, action, data, ip }) => (
          <Row key={id}>
            <Cell>
              <DateTime at={at} />
            </Cell>
            <Cell from="md">{by.name}</Cell>
            <Cell wrap>
              {words(action)}{" "}
              <span className="line-clamp-2 text-12 break-words text-ink-3" title={details(data)}>
                {details(data)}
              </span>
              <span className="block text-12 text-ink-3 md:hidden">{by.name}</span>
            </Cell>
            <Cell from="md" className="mono text-12 text-ink-3">
              {ip}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
