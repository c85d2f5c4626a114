"use client";
import { useTranslations } from "next-intl";
import { FigureLink, TextLink } from "@/ui/button-link";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useAddress } from "@/ui/use-address";
import { type AskFigures, type Breakdown, narrowings } from "../../figures/ask";
import type { Line } from "../../figures/breakdown-queries";
import { type FigureKey, figure } from "../../figures/figure";
import { ordersBehind } from "../../figures/orders-behind";
import type { Days } from "../../figures/span";
import type { Sums } from "../../figures/sums";
import { MeasureName } from "./measure-name";
import { useFigures } from "./use-figures";
import { useValueName } from "./use-value-name";

type Props = {
  label: string;
  by: Breakdown;
  lines: readonly Line[];
  keys: readonly FigureKey[];
  /** Of which figure the share and the change are shown. */
  lead?: FigureKey;
  total: Sums;
  days: Days;
  ask: AskFigures;
  currency: string;
  /** A page that cannot be narrowed to a row. */
  fixed?: boolean;
};

/** The figures of a period by the values of a dimension. A name narrows the page to it; a figure opens its orders. */
export function BreakdownTable({ label, by, lines, keys, lead = "sales", total, days, ask, currency, fixed }: Props) {
  const t = useTranslations("analytics");
  const { write, change, percent } = useFigures(currency);
  const nameOf = useValueName(by);
  const address = useAddress();
  const whole = figure(lead).of(total) ?? 0;
  const compares = lines.some(({ before }) => before !== null);
  const off = Object.fromEntries(narrowings.map((name) => [name, null]));
  return (
    <div className="overflow-x-auto">
      <Table label={label} gutter={0}>
        <TableHead>
          <HeadCell>{t(`by.${by}`)}</HeadCell>
          {keys.map((key) => (
            <HeadCell key={key} numeric>
              <MeasureName measure={key} />
            </HeadCell>
          ))}
          <HeadCell numeric>{t("share")}</HeadCell>
          {compares && <HeadCell numeric>{t("change")}</HeadCell>}
        </TableHead>
        <tbody>
          {lines.map((line) => {
            const value = figure(lead).of(line.now) ?? 0;
            const name = nameOf(line);
            const narrows = fixed
              ? null
              : by === "product"
                ? line.key && `/catalog/${encodeURIComponent(line.key)}`
                : line.key && address.href(by === "channel" ? { channel: line.key } : { ...off, [by]: line.key });
            return (
              <Row key={line.value}>
                <Cell>{narrows ? <TextLink href={narrows}>{name}</TextLink> : name}</Cell>
                {keys.map((key) => {
                  const { unit, of, behind } = figure(key);
                  const now = of(line.now);
                  const href = now ? ordersBehind(behind, { ...days, currency }, ask, { by, key: line.key }) : null;
                  return (
                    <Cell key={key} numeric>
                      {href ? <FigureLink href={href}>{write(now, unit)}</FigureLink> : write(now, unit)}
                    </Cell>
                  );
                })}
                <Cell numeric>{whole > 0 ? percent(value / whole, 1) : "—"}</Cell>
                {compares && <Cell numeric>{change(value, line.before && figure(lead).of(line.before), figure(lead).unit)}</Cell>}
              </Row>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}
