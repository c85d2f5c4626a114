"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/ui/formats-context";
import type { ProductForecastView } from "./forecast-row";
import { PatternMark } from "./pattern-mark";
import { RiskMark } from "./risk-mark";

/** Under the name: SKU, class, how it sells, and from when there will be a forecast. */
export function ProductFacts({ view }: { view: ProductForecastView }) {
  const t = useTranslations("forecast");
  const f = useFormats();
  const { product, forecast, risk } = view;
  const day = (text: string) => f.date(`${text}T12:00:00Z`);
  return (
    <>
      <span className="mono">{product.sku}</span>
      {forecast ? (
        <>
          {forecast.abc && <span className="mono">{`${forecast.abc}${forecast.xyz ?? "–"}`}</span>}
          <PatternMark pattern={forecast.pattern} />
          <span>{t("product.facts.pace", { units: f.number(forecast.perDay, forecast.perDay > 0 && forecast.perDay < 10 ? 1 : 0) })}</span>
          {risk !== null && <RiskMark risk={risk} />}
          {forecast.readyOn && <span>{t("product.fresh", { day: day(forecast.readyOn) })}</span>}
        </>
      ) : (
        <span>{t("empty.noForecast")}</span>
      )}
    </>
  );
}
