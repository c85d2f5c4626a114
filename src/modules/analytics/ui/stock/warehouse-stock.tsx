"use client";
import { useTranslations } from "next-intl";
import { FigureLink, TextLink } from "@/ui/button-link";
import { Section } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { useAddress } from "@/ui/use-address";
import { derivedStock } from "../../stock/stock-days";
import type { StockFigures } from "../../stock/stock-figures";
import { MeasureName } from "../frame/measure-name";
import { useFigures } from "../frame/use-figures";

const measures = ["onHandUnits", "stockValue", "turnover", "coverDays", "accuracy", "shrinkage"];

/** The warehouses beside one another; a name narrows the page to it. */
export function WarehouseStock({ now: { span, warehouses } }: { now: StockFigures }) {
  const t = useTranslations("analytics");
  const address = useAddress();
  const { number, write } = useFigures(span.currency);
  return (
    <Section title={t("ways.byWarehouse")} className="break-inside-avoid">
      <div className="overflow-x-auto">
        <Table label={t("ways.byWarehouse")} gutter={0}>
          <TableHead>
            <HeadCell>{t("by.warehouse")}</HeadCell>
            {measures.map((measure) => (
              <HeadCell key={measure} numeric>
                <MeasureName measure={measure} />
              </HeadCell>
            ))}
          </TableHead>
          <tbody>
            {warehouses.map(({ key, name, days, counts }) => {
              const of = derivedStock(days);
              const end = days.at(-1);
              return (
                <Row key={key}>
                  <Cell>
                    <TextLink href={address.href({ warehouse: key })}>{name}</TextLink>
                  </Cell>
                  <Cell numeric>
                    <FigureLink href={`/stock?warehouse=${encodeURIComponent(key)}`}>{number(end?.onHand ?? 0)}</FigureLink>
                  </Cell>
                  <Cell numeric>{write(end?.valueMinor ?? 0, "money")}</Cell>
                  <Cell numeric>{write(of.turnover, "decimal")}</Cell>
                  <Cell numeric>{of.coverDays === null ? "—" : t("ways.days", { count: number(of.coverDays) })}</Cell>
                  <Cell numeric>{write(counts.places > 0 ? counts.exact / counts.places : null, "share")}</Cell>
                  <Cell numeric>{write(of.lostMinor, "money")}</Cell>
                </Row>
              );
            })}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
