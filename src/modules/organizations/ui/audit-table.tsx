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
  const words = (action: string) => {
    const key = action.replace(".", "_") as "key_created";
    return t.has(`action.${key}`) ? t(`action.${key}`) : action;
  };
  return (
    <Table label={t("title")} row={44} gutter={16} columns={[150, 200, null, 130]}>
      <TableHead>
        <HeadCell>{t("at")}</HeadCell>
        <HeadCell>{t("by")}</HeadCell>
        <HeadCell>{t("what")}</HeadCell>
        <HeadCell>{t("address")}</HeadCell>
      </TableHead>
      <tbody>
        {entries.map(({ id, at, by, action, data, ip }) => (
          <Row key={id}>
            <Cell>
              <DateTime at={at} />
            </Cell>
            <Cell>{by.name}</Cell>
            <Cell wrap>
              {words(action)} <span className="text-12 break-words text-ink-3">{detailsOf(data)}</span>
            </Cell>
            <Cell className="mono text-12 text-ink-3">{ip}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

// The names and values as they were noted: what counts in a log is what exactly was done.
function detailsOf(data: Record<string, unknown>): string {
  return Object.entries(data)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(" · ");
}
