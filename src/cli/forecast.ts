import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { parseArgs } from "node:util";
import { forecastDemand } from "@/modules/purchasing/forecast/forecast-demand";
import { openSmoothing } from "@/modules/purchasing/forecast/open-smoothing";
import { dayText, readDemand, UnreadableDemand, untilDay } from "./demand-file";

const usage = `npm run forecast -- --input demand.csv [--horizon 28] [--output forecast.csv] [--explain methods.csv]
  --input     a CSV with the columns sku, date (2026-11-23) and quantity; days that are missing had no demand
  --horizon   how many days to forecast, from the day after the file's last one
  --output    where to write sku,date,mean,lower,upper; else to the standard output
  --explain   where to write each product's method and how it did in the back-test`;

/** Beyond so many products the expensive methods are left to those that sell most. */
const thoroughly = 10_000;
const longestHorizon = 366;

try {
  await run();
} catch (error) {
  const isExpected = error instanceof UnreadableDemand || (error instanceof Error && "code" in error);
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const text = { type: "string" } as const;
  const { values: asked } = parseArgs({ options: { input: text, horizon: text, output: text, explain: text, help: { type: "boolean" } } });
  if (asked.help || !asked.input) {
    console.error(usage);
    process.exitCode = asked.help ? 0 : 2;
    return;
  }
  const horizon = Number(asked.horizon ?? 28);
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > longestHorizon)
    throw new UnreadableDemand(`--horizon is a whole number of days from 1 to ${longestHorizon}.`);
  const { products, lastDay } = await readDemand(asked.input);
  const smoothing = await openSmoothing();
  const total = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0);
  const ample = new Set(
    [...products]
      .sort(([, a], [, b]) => total(b.values) - total(a.values))
      .slice(0, thoroughly)
      .map(([sku]) => sku),
  );
  const out = asked.output ? createWriteStream(asked.output) : process.stdout;
  const reasons = asked.explain ? createWriteStream(asked.explain) : null;
  out.write("sku,date,mean,lower,upper\n");
  reasons?.write("sku,class,methods,mase,mase_seasonal_naive,bias,folds\n");
  const began = performance.now();
  let done = 0;
  for (const [sku, series] of products) {
    const days = untilDay(series, lastDay).map((quantity) => ({ quantity }));
    const forecast = forecastDemand(days, { horizon, smoothing, isThorough: ample.has(sku) });
    const name = quoted(sku);
    const lines = forecast.mean.map((mean, step) =>
      [name, dayText(lastDay + 1 + step), ...[mean, forecast.lower[step] ?? 0, forecast.upper[step] ?? 0].map(short)].join(","),
    );
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
    const naive = forecast.tried.find(({ method }) => method === "seasonal_naive")?.mase;
    reasons?.write(
      `${[name, forecast.demandClass, forecast.methods.join(" "), short(forecast.mase), short(naive), short(forecast.bias), forecast.folds].join(",")}\n`,
    );
    done += 1;
    if (done % 1000 === 0) console.error(`${done} of ${products.size} products, ${Math.round((performance.now() - began) / done)} ms each`);
  }
  for (const stream of [asked.output ? out : null, reasons]) {
    if (!stream) continue;
    stream.end();
    await once(stream, "finish");
  }
  console.error(`${done} products, ${horizon} days from ${dayText(lastDay + 1)}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

function short(value: number | null | undefined): string {
  return value === null || value === undefined ? "" : String(Math.round(value * 10_000) / 10_000);
}

function quoted(sku: string): string {
  return /[",;\n\r]/.test(sku) ? `"${sku.replaceAll('"', '""')}"` : sku;
}
