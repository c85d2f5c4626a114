import { startThread } from "@/platform/threads/start-thread";
import { readPrograms } from "../forecast/open-smoothing";
import type { Asked, ForecastTask, Told } from "./thread-messages";

const thread = { built: "forecast-thread.mjs", source: new URL("./forecast-thread.ts", import.meta.url), heapMb: 256 };

export type Forecaster = { forecast(products: Asked["products"]): Promise<Told>; close(): Promise<void> };

/** A thread that forecasts: one question at a time. `starts` are the first moments of the days that it will be told. */
export async function startForecaster(starts: readonly number[]): Promise<Forecaster> {
  const worker = await startThread(thread, { programs: await readPrograms(), starts } satisfies ForecastTask);
  let waiting: { resolve: (told: Told) => void; reject: (error: Error) => void } | null = null;
  let failure: Error | null = null;
  const fail = (error: Error) => {
    failure ??= error;
    waiting?.reject(failure);
    waiting = null;
  };
  worker.on("message", (told: Told) => {
    waiting?.resolve(told);
    waiting = null;
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the forecasting thread ended too early")));
  return {
    forecast: (products) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        waiting = { resolve, reject };
        worker.postMessage({ products } satisfies Asked);
      }),
    close: async () => void (await worker.terminate()),
  };
}
