import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test } from "vitest";
import { withOwnDatabase } from "@/testing/database";
import { anImport } from "@/testing/imports";
import { aShop, eventsOf } from "@/testing/orders";
import { tell } from "@/testing/percentile";
import type { Cell } from "./exports/csv-row";
import { xlsxStream } from "./exports/xlsx-stream";

const rows = 50_000;
const megabyte = 1024 * 1024;

async function* products(): AsyncGenerator<Cell[]> {
  yield ["Артикул", "Название", "Штрихкод", "Цена"];
  for (let i = 1; i <= rows; i++)
    yield [`SKU-${i}`, `Товар номер ${i}, с длинным названием`, String(4_600_000_000_000 + i), { decimal: (i / 100).toFixed(2) }];
}

test(
  "S54: a workbook of 50,000 rows is checked and taken in with flat memory, progress and a free event loop",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const pieces: Uint8Array[] = [];
    for await (const piece of xlsxStream("products", products())) pieces.push(piece);
    const file = await anImport(ctx, { kind: "products", content: Buffer.concat(pieces) });
    pieces.length = 0;
    const delay = monitorEventLoopDelay({ resolution: 10 });
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 50);
    delay.enable();
    const startedAt = Date.now();
    const checked = await file.check();
    const checkedAt = Date.now();
    const { done } = await file.commit();
    const doneAt = Date.now();
    clearInterval(watch);
    delay.disable();
    const grown = Math.round((peak - before) / megabyte);
    const lag = Math.round(delay.percentile(99) / 1e6);
    const [checkMs, takeMs] = [checkedAt - startedAt, doneAt - checkedAt];
    tell("workbook of 50,000 rows", { checkMs, takeMs, grownMb: grown, eventLoopP99Ms: lag });
    expect(checked.counts).toEqual({ new: rows, changed: 0, same: 0, wrong: 0, errors: 0 });
    expect(done).toMatchObject({ new: rows, refused: 0 });
    expect((await eventsOf(ctx)).filter(({ type }) => type === "import.progressed").length).toBeGreaterThan(4);
    expect(grown).toBeLessThan(200);
    expect(lag).toBeLessThan(100);
  }),
);
