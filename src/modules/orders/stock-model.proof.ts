import { test } from "vitest";
import { withDatabase } from "@/testing/database";
import { checkDays } from "@/testing/stock-model/run";

// `STOCK_DAYS=10000 npm run proof` is the weekly one.
const days = Number(process.env.STOCK_DAYS) || 500;

test(
  `S5: ${days} random working days of up to 40 steps, each step as the model says`,
  { timeout: 24 * 3_600_000 },
  withDatabase(({ db }) => checkDays(db, { days, steps: 40 })),
);
