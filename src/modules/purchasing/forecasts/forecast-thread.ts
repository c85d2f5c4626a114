import { parentPort, workerData } from "node:worker_threads";
import { smoothingFrom } from "../forecast/smoothing";
import { forecastProduct } from "./forecast-product";
import type { Asked, ForecastTask, Told } from "./thread-messages";

// Runs in a thread of its own: minutes of arithmetic, and orders are taken beside it.

const port = parentPort;
if (!port) throw new Error("this file runs as a thread");
const { programs, starts } = workerData as ForecastTask;
const smoothing = smoothingFrom(programs);

port.on("message", ({ products }: Asked) => {
  const began = performance.now();
  const forecasts = products.map(({ isThorough, ...past }) => forecastProduct(past, { starts, smoothing, isThorough }));
  port.postMessage({ forecasts, workMs: performance.now() - began } satisfies Told);
});
