"use client";
import { useTranslations } from "next-intl";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { ChannelMark, monogramOf } from "@/ui/channel-mark";
import { DateTime } from "@/ui/date-time";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { FinanceReportItem } from "../../fees/fee-queries";

/** Reports that were read, each with its rows that reached no order and why. */
export function ReportsList({ reports }: { reports: readonly OverTheWire<FinanceReportItem>[] }) {
  const t = useTranslations("channels.fees");
  const reasonText = useReasonText();
  return (
    <Card title={t("list")}>
      <ul>
        {reports.map((report) => (
          <li key={report.id} className="grid gap-1 border-b border-line px-4 py-3 text-13 last:border-b-0">
            <span className="flex flex-wrap items-center justify-between gap-2">
              <span className="flex min-w-0 items-center gap-2">
                <ChannelMark mark={monogramOf(report.channelName)} name={report.channelName} showName={false} />
                <span className="truncate font-medium">{report.source === "api" ? t("byApi.report") : report.name}</span>
              </span>
              <span className="text-ink-3">
                <DateTime at={report.importedAt} />
                {report.source === "file" && `, ${report.by}`}
              </span>
            </span>
            <span className="text-ink-2">{t("matched", { matched: report.matched, rows: report.rows })}</span>
            {report.unmatchedCount > 0 && (
              <details>
                <summary className="cursor-pointer text-warning">{t("unmatched", { count: report.unmatchedCount })}</summary>
                <Table label={t("unmatched", { count: report.unmatchedCount })} gutter={0} columns={[70, 200, null]}>
                  <TableHead>
                    <HeadCell numeric>{t("row")}</HeadCell>
                    <HeadCell>{t("key")}</HeadCell>
                    <HeadCell>{t("why")}</HeadCell>
                  </TableHead>
                  <tbody>
                    {report.unmatched.map((row) => (
                      <Row key={row.row}>
                        <Cell numeric>{row.row}</Cell>
                        <Cell className="mono">{row.key}</Cell>
                        <Cell wrap>{reasonText(row.reason)}</Cell>
                      </Row>
                    ))}
                  </tbody>
                </Table>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
