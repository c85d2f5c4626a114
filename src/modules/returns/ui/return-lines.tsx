"use client";
import { useTranslations } from "next-intl";
import { Money, Quantity } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { WholeReturn } from "./return-row";

/** What was asked back, why, and how it came: sellable, damaged, missing. */
export function ReturnLines({ one }: { one: WholeReturn }) {
  const t = useTranslations("returns");
  return (
    <Table label={t("lines.title")} gutter={16} row={52} columns={[null, { width: 170, from: "md" }, 64, { width: 210, from: "md" }, 104]}>
      <TableHead>
        <HeadCell>{t("lines.product")}</HeadCell>
        <HeadCell from="md">{t("lines.reason")}</HeadCell>
        <HeadCell numeric>{t("lines.units")}</HeadCell>
        <HeadCell from="md">{t("lines.came")}</HeadCell>
        <HeadCell numeric>{t("lines.sum")}</HeadCell>
      </TableHead>
      <tbody>
        {one.lines.map((line) => (
          <Row key={line.lineId}>
            <Cell wrap>
              <span className="flex min-w-0 items-center gap-2.5 py-1">
                <Picture src={line.picture} size={32} />
                <span className="min-w-0">
                  <RowLink href={`/stock/${encodeURIComponent(line.sku)}`} className="block [overflow-wrap:anywhere]">
                    {line.name}
                  </RowLink>
                  <span className="mono block text-ink-3">{line.sku}</span>
                  <span className="block text-12 text-ink-2 md:hidden">
                    {t(`reasons.${line.reason}`)} · <Came line={line} />
                  </span>
                  {line.note && (
                    <span className="block whitespace-pre-line text-12 text-ink-2 [overflow-wrap:anywhere]">«{line.note}»</span>
                  )}
                </span>
              </span>
            </Cell>
            <Cell from="md" wrap>
              {t(`reasons.${line.reason}`)}
            </Cell>
            <Cell numeric>
              <Quantity value={line.quantity} bare />
            </Cell>
            <Cell from="md" wrap>
              <Came line={line} />
            </Cell>
            <Cell numeric>
              <Money minor={line.amountMinor} currency={one.currency} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Came({ line }: { line: WholeReturn["lines"][number] }) {
  const t = useTranslations("returns.lines");
  const parts = (["good", "damaged", "missing"] as const).flatMap((kind) => (line[kind] > 0 ? [t(kind, { count: line[kind] })] : []));
  if (line.open > 0) parts.push(t("open", { count: line.open }));
  return parts.join(", ");
}
