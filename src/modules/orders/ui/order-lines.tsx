import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";
import { Money, Quantity } from "@/ui/money";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { Goods, GoodsPlace, type GoodsProps, GoodsState, GoodsSum, isGone, workOf } from "./order-goods";
import { ProposeButton } from "./substitution/propose-button";

/** What was ordered: where each line lies, how far it is, what it costs. */
export function OrderLines({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.page.lines");
  const units = order.lines.reduce((sum, line) => sum + line.quantity - line.cancelled, 0);
  return (
    <Card title={t("title")} note={t("summary", { lines: order.lines.length, units })}>
      <Table
        label={t("title")}
        row={52}
        gutter={16}
        columns={[null, { width: 128, from: "wide" }, 176, 88, 64, 96]}
        className="max-md:hidden max-xl:overflow-x-auto"
      >
        <TableHead>
          <HeadCell>{t("product")}</HeadCell>
          <HeadCell from="wide">{t("place")}</HeadCell>
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
      <ul aria-label={t("title")} className="divide-y divide-line md:hidden">
        {order.lines.map((line) => (
          <LineOnPhone key={line.id} line={line} order={order} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ line, order }: GoodsProps) {
  return (
    <Row className={isGone(line) ? "[&>td]:text-ink-3" : ""}>
      <Cell>
        <Goods line={line} />
      </Cell>
      <Cell from="wide">
        <GoodsPlace line={line} order={order} />
      </Cell>
      <Cell className="py-1.5">
        <GoodsState line={line} />
        <ProposeButton order={order} line={line} />
      </Cell>
      <Cell numeric className="text-ink-2">
        <Money minor={line.unitPrice} currency={order.currency} />
      </Cell>
      <Cell numeric>
        <Count line={line} />
      </Cell>
      <Cell numeric className="font-medium">
        <GoodsSum line={line} order={order} />
      </Cell>
    </Row>
  );
}

function LineOnPhone({ line, order }: GoodsProps) {
  return (
    <li className={`grid gap-2 px-4 py-3 text-13 ${isGone(line) ? "text-ink-3" : ""}`}>
      <Goods line={line} />
      <div className="flex items-center gap-3">
        <GoodsState line={line} />
        <span className="ml-auto whitespace-nowrap text-ink-2">
          <Count line={line} /> × <Money minor={line.unitPrice} currency={order.currency} />
        </span>
        <span className="text-right font-medium">
          <GoodsSum line={line} order={order} />
        </span>
      </div>
      {workOf(line, order).length > 0 && <GoodsPlace line={line} order={order} />}
      <ProposeButton order={order} line={line} />
    </li>
  );
}

/** How many are wanted; what was taken off stands struck through before it. */
function Count({ line }: Pick<GoodsProps, "line">) {
  const gone = isGone(line);
  return (
    <>
      {line.cancelled > 0 && !gone && <s className="mr-1.5 text-ink-3">{line.quantity}</s>}
      <Quantity value={gone ? line.quantity : line.quantity - line.cancelled} bare />
    </>
  );
}
