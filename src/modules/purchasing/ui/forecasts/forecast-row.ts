import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { listForecasts } from "../../forecasts/forecast-queries";
import type { forecastOf } from "../../forecasts/product-queries";
import type { lastRun } from "../../forecasts/run-queries";

export type ForecastsPage = OverTheWire<Awaited<ReturnType<typeof listForecasts>>>;
export type ForecastItem = ForecastsPage["items"][number];
export type ProductForecastView = OverTheWire<Awaited<ReturnType<typeof forecastOf>>>;
export type StoredForecast = NonNullable<ProductForecastView["forecast"]>;
export type Run = OverTheWire<NonNullable<Awaited<ReturnType<typeof lastRun>>>>;
