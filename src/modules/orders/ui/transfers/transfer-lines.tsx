"use client";
import { useTranslations } from "next-intl";
import { Quantity } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { WholeTransfer } from "./transfers-list";

/** What was planned, left, came, and did not. */
export function TransferLines({ transfer }: { transfer: WholeTransfer }) {
  const t = useTranslations("inventory.transfers.lines");
  const isSent = transfer.sentAt !== null;
  return (
    <Table
      label={t("title")}
      gutter={16}
      row={52}
      columns={
        isSent
          ? [null, { width: 80, from: "md" }, { width: 84, from: "md" }, 72, 76, { width: 200, from: "md" }]
          : [null, 80, { width: 120, from: "md" }]
      }
    >
      <TableHead>
        <HeadCell>{t("product")}</HeadCell>
        <HeadCell numeric from={isSent ? "md" : undefined}>
          {t("planned")}
        </HeadCell>
        {isSent ? (
          <>
            <HeadCell numeric from="md">
              {t("sent")}
            </HeadCell>
            <HeadCell numeric>{t("came")}</HeadCell>
            <HeadCell numeric>{t("onTheWay")}</HeadCell>
            <HeadCell from="md">{t("differences")}</HeadCell>
          </>
        ) : (
          <HeadCell numeric from="md">
            {t("free")}
          </HeadCell>
        )}
      </TableHead>
      <tbody>
        {transfer.lines.map((line) => (
          <Row key={line.id}>
            <Cell>
              <span className="flex min-w-0 items-center gap-2.5">
                <Picture src={line.picture} size={32} />
                <span className="min-w-0">
                  <RowLink href={`/stock/${encodeURIComponent(line.sku)}`} className="block truncate">
                    {line.name}
                  </RowLink>
                  <span className="mono block truncate text-ink-3">{line.sku}</span>
                </span>
              </span>
            </Cell>
            <Cell numeric from={isSent ? "md" : undefined} className={isSent ? "text-ink-3" : "font-medium"}>
              <Quantity value={line.quantity} bare />
            </Cell>
            {isSent ? (
              <>
                <Cell numeric from="md">
                  <Quantity value={line.sent} bare />
                </Cell>
                <Cell numeric className="font-medium">
                  <Quantity value={line.received + line.damaged + line.surplus} bare />
                </Cell>
                <Cell numeric className={line.inTransit > 0 ? "" : "text-ink-3"}>
                  <Quantity value={line.inTransit} bare />
                </Cell>
                <Cell from="md" wrap className="text-warning">
                  {(["lost", "damaged", "surplus"] as const)
                    .filter((kind) => line[kind] > 0)
                    .map((kind) => t(`of.${kind}`, { count: line[kind] }))
                    .join(", ")}
                </Cell>
              </>
            ) : (
              <Cell numeric from="md" className={line.free < line.quantity ? "text-danger" : ""}>
                <Quantity value={line.free} bare />
              </Cell>
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
