import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";
import { TextLink } from "@/ui/button-link";
import { DateTime } from "@/ui/date-time";
import { Code } from "@/ui/kbd";
import { Money } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { Status } from "@/ui/status";
import { lineState } from "./line-state";

export type GoodsProps = { line: OrderPage["lines"][number]; order: OrderPage };

export const isGone = ({ cancelled, quantity }: GoodsProps["line"]) => cancelled === quantity;

/** What it is: picture, name, and the SKU as the way to its stock; an unknown SKU stands out and leads nowhere. */
export function Goods({ line }: Pick<GoodsProps, "line">) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Picture src={line.picture} size={36} />
      <span className="min-w-0">
        <span className={`block truncate font-medium ${isGone(line) ? "line-through" : ""}`} title={line.name}>
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
  );
}

/** The live work on a line, with where it is done. */
export const workOf = (line: GoodsProps["line"], { fulfilments }: OrderPage) =>
  fulfilments.flatMap(({ status, lines, warehouseName: name }) =>
    status === "cancelled"
      ? []
      : lines.filter(({ orderLineId, quantity }) => orderLineId === line.id && quantity > 0).map(({ bin }) => ({ name, bin })),
  );

/** From which warehouses and bins it leaves. */
export function GoodsPlace({ line, order }: GoodsProps) {
  const work = workOf(line, order);
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

/** How far it is. */
export function GoodsState({ line }: Pick<GoodsProps, "line">) {
  const t = useTranslations("orders.page.lines.states");
  const words = useTranslations("orders.page.lines");
  const { key, glyph, tone, units, of } = lineState(line);
  return (
    <span className="block min-w-0">
      <Status glyph={glyph} tone={tone} quiet={key === "cancelled"}>
        {t(key, { units, of })}
      </Status>
      {line.promisedAt && (
        <span className="block truncate text-12 text-ink-3">
          {words("promised")} <DateTime at={line.promisedAt} as="date" />
        </span>
      )}
    </span>
  );
}

/** What it comes to, with the sum before its discount struck through. */
export function GoodsSum({ line, order }: GoodsProps) {
  const left = line.quantity - line.cancelled;
  return (
    <>
      {line.discount > 0 && left > 0 && (
        <Money minor={line.unitPrice * left} currency={order.currency} className="block text-12 font-normal text-ink-3 line-through" />
      )}
      <Money minor={left === 0 ? 0 : (line.lineTotalMinor ?? line.unitPrice * left - line.discount)} currency={order.currency} />
    </>
  );
}
