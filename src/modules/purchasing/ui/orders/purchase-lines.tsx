"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { Money, Quantity } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { WholePurchase } from "../rows";

type Line = WholePurchase["lines"][number];

/** What is ordered, what came of it, for whom it is, and what came otherwise. */
export function PurchaseLines({ order }: { order: WholePurchase }) {
  const t = useTranslations("purchasing.lines");
  const isSent = order.sentAt !== null;
  return (
    <Table
      label={t("title")}
      gutter={16}
      row={52}
      columns={[null, 84, isSent ? 84 : { width: 120, from: "md" }, { width: 120, from: "md" }, { width: 130, from: "md" }]}
    >
      <TableHead>
        <HeadCell>{t("product")}</HeadCell>
        <HeadCell numeric>{t("quantity")}</HeadCell>
        {isSent ? <HeadCell numeric>{t("came")}</HeadCell> : <HeadCell from="md">{t("expected")}</HeadCell>}
        <HeadCell numeric from="md">
          {t("price")}
        </HeadCell>
        <HeadCell numeric from="md">
          {t("sum")}
        </HeadCell>
      </TableHead>
      <tbody>
        {order.lines.map((line) => (
          <Row key={line.id}>
            <Cell wrap>
              <span className="flex min-w-0 items-center gap-2.5 py-1.5">
                <Picture src={line.picture} size={32} />
                <span className="min-w-0">
                  <RowLink href={`/stock/${encodeURIComponent(line.sku)}`} className="block truncate">
                    {line.name}
                  </RowLink>
                  <span className="mono block truncate text-ink-3">
                    {line.sku}
                    {line.supplierSku && ` · ${line.supplierSku}`}
                  </span>
                  <More line={line} isSent={isSent} />
                </span>
              </span>
            </Cell>
            <Cell numeric className="font-medium">
              <Quantity value={line.quantity} bare />
            </Cell>
            {isSent ? (
              <Cell numeric className={line.open > 0 ? "" : "text-ink-2"}>
                <Quantity value={line.received + line.over} bare />
              </Cell>
            ) : (
              <Cell from="md">{line.expectedAt ? <DateTime at={line.expectedAt} as="date" /> : ""}</Cell>
            )}
            <Cell numeric from="md">
              <Money minor={line.unitPriceMinor} currency={order.currency} />
            </Cell>
            <Cell numeric from="md">
              <Money minor={line.totalMinor} currency={order.currency} />
              {line.discountMinor > 0 && (
                <span className="block text-12 text-ink-3">
                  −<Money minor={line.discountMinor} currency={order.currency} />
                </span>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** What came beyond the order is counted above; its note says more. */
const isNews = ({ kind, note }: Line["differences"][number]) => kind !== "over" || note !== null;

/** Beneath the name: what differs from the plain case, and the orders that wait for it. */
function More({ line, isSent }: { line: Line; isSent: boolean }) {
  const t = useTranslations("purchasing.lines");
  return (
    <>
      {isSent && line.open > 0 && line.arrival && (
        <span className="relative z-1 block text-12 text-ink-2">
          {t.rich("open", {
            count: line.open,
            day: () => <DateTime at={line.arrival?.expectedAt ?? ""} as="date" />,
            link: (words) => <TextLink href={`/stock/arrivals/${line.arrival?.id}`}>{words}</TextLink>,
          })}
        </span>
      )}
      {line.cancelled > 0 && <span className="block text-12 text-ink-2">{t("cancelled", { count: line.cancelled })}</span>}
      {line.over > 0 && <span className="block text-12 text-warning">{t("over", { count: line.over })}</span>}
      {line.differences.filter(isNews).map((one) => (
        <span key={one.id} className="block text-12 text-warning">
          {t(`differences.${one.kind}`, { count: one.units })}
          {one.note && ` — ${one.note}`}
        </span>
      ))}
      {line.waits.length > 0 && (
        <span className="relative z-1 block text-12 text-ink-2">
          {t("for")}{" "}
          {line.waits.map((wait, i) => (
            <span key={wait.orderId}>
              {i > 0 && ", "}
              <TextLink href={`/orders/${encodeURIComponent(wait.number)}`}>{wait.number}</TextLink> ({wait.units})
            </span>
          ))}
        </span>
      )}
    </>
  );
}
