"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { ProductForecastView } from "./forecast-row";

/** What past forecasts said of the week after them, and what that week asked for. */
export function ComparedCard({ compared }: { compared: ProductForecastView["compared"] }) {
  const t = useTranslations("forecast.compared");
  const f = useFormats();
  const over = compared.filter(({ facts }) => facts.length > 0).reverse();
  const units = (value: number) => f.number(value, value < 10 && !Number.isInteger(value) ? 1 : 0);
  return (
    <Card title={t("title")}>
      {over.length === 0 ? (
        <p className="px-4 py-3 text-13 text-ink-3">{t("none")}</p>
      ) : (
        <Table label={t("title")} gutter={16}>
          <TableHead>
            <HeadCell>{t("week")}</HeadCell>
            <HeadCell numeric>{t("expected")}</HeadCell>
            <HeadCell numeric>{t("asked")}</HeadCell>
            <HeadCell numeric>{t("missed")}</HeadCell>
          </TableHead>
          <tbody>
            {over.map(({ fromDay, weeks, facts }) => (
              <Row key={fromDay}>
                <Cell>{f.date(`${fromDay}T12:00:00Z`)}</Cell>
                <Cell numeric>{units(weeks[0] ?? 0)}</Cell>
                <Cell numeric>{units(facts[0] ?? 0)}</Cell>
                <Cell numeric>{f.number((weeks[0] ?? 0) - (facts[0] ?? 0), 1)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
