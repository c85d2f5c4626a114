import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";
import { TextLink } from "@/ui/button-link";
import { Code } from "@/ui/kbd";
import { Money, Quantity } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { Card } from "@/ui/section";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { lineState } from "./line-state";

/** What was ordered: where each line lies, how far it is, what it costs. */
export function OrderLines({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.page.lines");
  const units = order.lines.reduce((sum, line) => sum + line.quantity - line.cancelled, 0);
  return (
    <Card title={t("title")} note={t("summary", { lines: order.lines.length, units })}>
      <Table label={t("title")} row={52} gutter={16} columns={[null, 128, 164, 96, 64, 104]} className="max-md:hidden max-xl:overflow-x-auto">
        <TableHead>
          <HeadCell>{t("product")}</HeadCell>
          <HeadCell>{t("place")}</HeadCell>
          <HeadCell>{t("state")}</HeadCell>
          <HeadCell numeric>{t("price")}</HeadCell>
          <HeadCell numeric>{t("quantity")}</HeadCell>
          <HeadCell numeric>{t("sum")}</HeadCell>
        </TableHead>
        <tbody>
          {order.lines.map((line) => (
            <Line key={line.id} line={line} order={order} />
          ))}
        </tbody>
      </Table>
      <ul className="divide-y divide-line md:hidden">
        {order.lines.map((line) => (
          <LineOnPhone key={line.id} line={line} order={order} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ line, order }: { line: OrderPage["lines"][number]; order: OrderPage }) {
  const gone = line.cancelled === line.quantity;
  const left = line.quantity - line.cancelled;
  return (
    <Row className={gone ? "[&>td]:text-ink-3" : ""}>
      <Cell>
        <span className="flex min-w-0 items-center gap-2.5">
          <Picture src={line.picture} size={36} />
          <span className="min-w-0">
            <span className={`block truncate font-medium ${gone ? "line-through" : ""}`} title={line.name}>
              {line.name}
            </span>
            {line.productId ? (
              <TextLink href={`/stock/${encodeURIComponent(line.sku)}`} className="mono block truncate text-ink-3!">
                {line.sku}
              </TextLink>
            ) : (
              <Code className="block truncate text-warning">{line.sku}</Code>
            )}
          </span>
        </span>
      </Cell>
      <Cell>
        <Place lineId={line.id} order={order} />
      </Cell>
      <Cell>
        <LineStatus line={line} />
      </Cell>
      <Cell numeric className="text-ink-2">
        <Money minor={line.unitPrice} currency={order.currency} />
      </Cell>
      <Cell numeric>
        {line.cancelled > 0 && !gone && <s className="mr-1.5 text-ink-3">{line.quantity}</s>}
        <Quantity value={gone ? line.quantity : left} bare />
      </Cell>
      <Cell numeric className="font-medium">
        {line.discount > 0 && left > 0 && (
          <Money minor={line.unitPrice * left} currency={order.currency} className="block text-12 font-normal text-ink-3 line-through" />
        )}
        <Money minor={gone ? 0 : (line.lineTotalMinor ?? line.unitPrice * left - line.discount)} currency={order.currency} />
      </Cell>
    </Row>
  );
}

function Place({ lineId, order }: { lineId: string; order: OrderPage }) {
  const work = order.fulfilments.flatMap((f) =>
    f.status === "cancelled"
      ? []
      : f.lines.filter((l) => l.orderLineId === lineId && l.quantity > 0).map((l) => ({ name: f.warehouseName, bin: l.bin })),
  );
  if (work.length === 0) return <span className="text-ink-3">—</span>;
  const names = [...new Set(work.map(({ name }) => name))].join(", ");
  const bins = [...new Set(work.flatMap(({ bin }) => bin ?? []))].join(", ");
  return (
    <span className="block min-w-0" title={bins ? `${names}: ${bins}` : names}>
      <span className="block truncate">{names}</span>
      {bins && <Code className="block truncate text-ink-3">{bins}</Code>}
    </span>
  );
}

function LineStatus({ line }: { line: OrderPage["lines"][number] }) {
  const t = useTranslations("orders.page.lines.states");
  const { key, glyph, tone, units, of } = lineState(line);
  return (
    <Status glyph={glyph} tone={tone} quiet={key === "cancelled"}>
      {t(key, { units, of })}
    </Status>
  );
}
