"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import { Card } from "@/ui/section";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import type { StoredForecast } from "./forecast-row";

/** How a forecast was come by, and how much each way would have erred. */
export function MethodCard({ forecast }: { forecast: StoredForecast }) {
  const t = useTranslations("forecast");
  const f = useFormats();
  const { pattern, methods, tried, mase, maseSeasonal, bias, folds, filled, damped, historyDays } = forecast;
  const names = methods.map((method) => t(`methods.${method}`));
  const gain = mase !== null && maseSeasonal ? 1 - mase / maseSeasonal : null;
  return (
    <Card title={t("method.title")} padded>
      <div className="grid gap-2 text-13">
        <p>
          {t(`patterns.${pattern}About`)}{" "}
          {folds > 0 ? t("method.chosen", { methods: names.join(" + "), folds }) : t("method.usual", { methods: names.join(" + ") })}
        </p>
        {gain !== null && (
          <p>
            {t(gain >= 0 ? "method.better" : "method.worse", { part: f.percent(Math.abs(gain)) })}{" "}
            {bias !== null &&
              t(Math.abs(bias) < 0.02 ? "method.unbiased" : bias > 0 ? "method.over" : "method.under", { part: f.percent(Math.abs(bias)) })}
          </p>
        )}
        <p className="text-ink-3">
          {t("method.history", { days: historyDays })} {filled > 0 && t("method.filled", { days: filled })}{" "}
          {damped > 0 && t("method.damped", { days: damped })}
        </p>
      </div>
      {tried.length > 0 && (
        <div className="mt-3">
          <Table label={t("method.tried")} gutter={0}>
            <TableHead>
              <HeadCell>{t("method.name")}</HeadCell>
              <HeadCell numeric>MASE</HeadCell>
            </TableHead>
            <tbody>
              {mase !== null && (
                <Row>
                  <Cell className="font-medium">{t("method.ours")}</Cell>
                  <Cell numeric className="font-medium">
                    {f.number(mase, 3)}
                  </Cell>
                </Row>
              )}
              {tried.map((one) => (
                <Row key={one.method}>
                  <Cell className={methods.includes(one.method) ? "" : "text-ink-2"}>{t(`methods.${one.method}`)}</Cell>
                  <Cell numeric>{f.number(one.mase, 3)}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
          <p className="mt-2 text-12 text-ink-3">{t("method.mase")}</p>
        </div>
      )}
    </Card>
  );
}
