"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import { Quantity } from "@/ui/money";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { daysOfCover } from "../../replenishment/shelf-plan";
import type { ProductForecastView } from "./forecast-row";
import { ProductRulesButton } from "./product-rules-dialog";

/** Every warehouse: what is there and on its way, how long it lasts, and when and up to what it is ordered. */
export function ShelvesCard({ view }: { view: ProductForecastView }) {
  const t = useTranslations("forecast.shelves");
  const f = useFormats();
  return (
    <Card title={t("title")} note={t("note")} actions={<ProductRulesButton view={view} />}>
      {view.shelves.length === 0 ? (
        <p className="px-4 py-3 text-13 text-ink-3">{t("none")}</p>
      ) : (
        <Table
          label={t("title")}
          gutter={16}
          row={44}
          columns={[
            null,
            90,
            90,
            { width: 90, from: "md" },
            { width: 100, from: "md" },
            110,
            { width: 110, from: "xl" },
            { width: 110, from: "xl" },
          ]}
        >
          <TableHead>
            <HeadCell>{t("warehouse")}</HeadCell>
            <HeadCell numeric>{t("free")}</HeadCell>
            <HeadCell numeric>{t("coming")}</HeadCell>
            <HeadCell numeric from="wide">
              {t("share")}
            </HeadCell>
            <HeadCell numeric>{t("cover")}</HeadCell>
            <HeadCell numeric>{t("reorderPoint")}</HeadCell>
            <HeadCell numeric from="2xl">
              {t("safety")}
            </HeadCell>
            <HeadCell numeric from="wide">
              {t("orderUpTo")}
            </HeadCell>
          </TableHead>
          <tbody>
            {view.shelves.map((shelf) => {
              const cover = shelf.plan ? daysOfCover(shelf.position, shelf.plan.perDay) : null;
              const isLow = shelf.plan !== null && shelf.plan.orderUpTo > 0 && shelf.position <= shelf.plan.reorderPoint;
              return (
                <Row key={shelf.warehouseId}>
                  <Cell>{shelf.warehouseName}</Cell>
                  <Cell numeric className={isLow ? "font-medium text-danger" : "font-medium"}>
                    <Quantity value={shelf.free - shelf.leaving} bare />
                  </Cell>
                  <Cell numeric>
                    <Quantity value={shelf.incoming + shelf.ordered} bare />
                  </Cell>
                  <Cell numeric from="wide">
                    {f.percent(shelf.share)}
                  </Cell>
                  <Cell numeric>{cover === null ? "—" : t("days", { count: Math.floor(cover), shown: f.number(Math.floor(cover)) })}</Cell>
                  <Cell numeric>{shelf.plan ? <Quantity value={shelf.plan.reorderPoint} bare /> : "—"}</Cell>
                  <Cell numeric from="2xl">
                    {shelf.plan ? <Quantity value={shelf.plan.safety} bare /> : "—"}
                  </Cell>
                  <Cell numeric from="wide">
                    {shelf.plan ? <Quantity value={shelf.plan.orderUpTo} bare /> : "—"}
                  </Cell>
                </Row>
              );
            })}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
