import { TrendingDown, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Code } from "@/ui/kbd";
import { Quantity } from "@/ui/money";
import { Picture } from "@/ui/picture";
import { Section } from "@/ui/section";
import { Cell, HeadCell, Row, RowLink, Table, TableHead } from "@/ui/table";
import type { RunningLow as Low } from "../pace/running-low";

/** Products that end within two weeks at the pace of the last 28 days. */
export function RunningLow({ items }: { items: readonly Low[] }) {
  const t = useTranslations("dashboard");
  if (items.length === 0) return null;
  return (
    <Section title={t("low")} note={t("lowNote")}>
      <Table label={t("low")} row={44} gutter={0} columns={[null, 96, 120]}>
        <TableHead>
          <HeadCell>{t("product")}</HeadCell>
          <HeadCell numeric>{t("available")}</HeadCell>
          <HeadCell numeric>{t("lasts")}</HeadCell>
        </TableHead>
        <tbody>
          {items.map((item) => {
            const urgent = item.daysLeft <= 3;
            return (
              <Row key={item.sku}>
                <Cell>
                  <RowLink href={`/stock/${encodeURIComponent(item.sku)}`}>
                    <span className="flex items-center gap-2.5">
                      <Picture src={item.picture} />
                      <span className="truncate font-medium">{item.name}</span>
                      <Code>{item.sku}</Code>
                    </span>
                  </RowLink>
                </Cell>
                <Cell numeric>
                  <Quantity value={item.available} />
                </Cell>
                <Cell numeric>
                  <span className={`inline-flex items-center gap-1 [&>svg]:size-3.5 ${urgent ? "text-danger" : "text-warning"}`}>
                    {urgent ? <TriangleAlert aria-hidden="true" /> : <TrendingDown aria-hidden="true" />}
                    {t("days", { count: item.daysLeft })}
                  </span>
                </Cell>
              </Row>
            );
          })}
        </tbody>
      </Table>
    </Section>
  );
}
