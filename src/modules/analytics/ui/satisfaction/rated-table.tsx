"use client";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import { useFormats } from "@/ui/formats-context";
import { Section } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { Days } from "../../figures/span";
import type { AskJourneys } from "../../journeys/ask";
import { derivedRatings } from "../../satisfaction/ratings";
import type { RatedRow } from "../../satisfaction/satisfaction-figures";
import { MeasureName } from "../frame/measure-name";
import { ratingsBehind } from "./behind";

type Props = { by: "channel" | "warehouse" | "carrier"; rows: readonly RatedRow[]; span: Days; ask: AskJourneys };

/** Verdicts by who sold, packed or carried. */
export function RatedTable({ by, rows, span, ask }: Props) {
  const t = useTranslations("analytics");
  const f = useFormats();
  const title = t(`satisfaction.by.${by}`);
  const write = (value: number | null, digits: number) => (value === null ? "—" : f.number(value, digits));
  const nameOf = ({ key, name }: RatedRow) => name ?? t(key === "several" ? "satisfaction.several" : "satisfaction.none");
  return (
    <Section title={title} className="break-inside-avoid">
      <div className="overflow-x-auto">
        <Table label={title} gutter={0}>
          <TableHead>
            <HeadCell>{title}</HeadCell>
            {["ratings", "rating", "nps", "deliveryRating", "goodsRating"].map((measure) => (
              <HeadCell key={measure} numeric>
                <MeasureName measure={measure} />
              </HeadCell>
            ))}
          </TableHead>
          <tbody>
            {rows.map((row) => {
              const of = derivedRatings(row.now);
              return (
                <Row key={row.key}>
                  <Cell>{nameOf(row)}</Cell>
                  <Cell numeric>
                    <FigureLink href={ratingsBehind(span, ask, { [by]: row.key })}>{f.number(row.now.ratings)}</FigureLink>
                  </Cell>
                  <Cell numeric>{write(of.rating, 2)}</Cell>
                  <Cell numeric>{write(of.nps, 0)}</Cell>
                  <Cell numeric>{write(of.delivery, 2)}</Cell>
                  <Cell numeric>{write(of.goods, 2)}</Cell>
                </Row>
              );
            })}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
