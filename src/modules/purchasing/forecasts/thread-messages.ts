import type { SmoothingPrograms } from "../forecast/smoothing";
import type { ProductForecast, ProductPast } from "./forecast-product";

/** What the thread is started with: the library, and the first moments of the days that are told to it, in seconds of the epoch. */
export type ForecastTask = { programs: SmoothingPrograms; starts: readonly number[] };

export type Asked = { products: readonly (ProductPast & { isThorough: boolean })[] };
export type Told = { forecasts: ProductForecast[]; workMs: number };
