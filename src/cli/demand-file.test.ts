import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayText, readDemand, UnreadableDemand, untilDay } from "./demand-file";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "demand-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string) {
  const file = path.join(folder, "demand.csv");
  await writeFile(file, text);
  return readDemand(file);
}

test("rows in any order become one value a day, missing days none, rows of one day their sum", async () => {
  const { products, lastDay } = await read(
    "sku,date,quantity\nA,2026-01-04,2\nB,2026-01-06,1\nA,2026-01-01,1\nA,2026-01-04,3\nA,2026-01-02,-4\n",
  );
  expect(dayText(lastDay)).toBe("2026-01-06");
  const a = products.get("A");
  expect(a && dayText(a.from)).toBe("2026-01-01");
  expect(a && untilDay(a, lastDay)).toEqual([1, 0, 0, 5, 0, 0]);
});

test("a byte order mark, semicolons, other columns, capitals and times of day are read over", async () => {
  const { products } = await read("\uFEFFDate;SKU;Store;Quantity\n2026-01-01T10:00:00;Чай, 100 г;1;2.5\n");
  expect([...products.keys()]).toEqual(["Чай, 100 г"]);
  expect(products.get("Чай, 100 г")?.values[0]).toBe(2.5);
});

test.each([
  ["sku,date\nA,2026-01-01\n", "quantity is missing"],
  ["sku,date,quantity\n", "holds no demand"],
  ["sku,date,quantity\nA,2026-01-01,1\nA,01.02.2026,1\n", "Line 3: “01.02.2026” is no day"],
  ["sku,date,quantity\nA,2026-13-01,1\n", "is no day"],
  ["sku,date,quantity\nA,2026-01-01,many\n", "“many” is no quantity"],
  ["sku,date,quantity\n,2026-01-01,1\n", "the sku is missing"],
])("what cannot be read is named: %j", async (text, why) => {
  await expect(read(text)).rejects.toThrow(UnreadableDemand);
  await expect(read(text)).rejects.toThrow(why);
});
