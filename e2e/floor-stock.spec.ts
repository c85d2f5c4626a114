import type { Page } from "@playwright/test";
import { checkDigit } from "../src/lib/gs1/check-digit";
import { expect, phone, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { ru } from "./words";

const narrow = { ...phone, viewport: { width: 360, height: 740 } };
const words = ru.stockroom;

async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

type Level = { onHand: number; reserved: number };

test("goods are received, put away, counted by scan, and the difference is posted by the manager", async ({
  page: owner,
  openAs,
  baseURL,
  watch,
}) => {
  test.setTimeout(180_000);
  // A scan that begins before the page listens arrives in part: nobody knows it, and it is scanned again.
  watch.allow(/places\.scanned/);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  const stem = `29${String(Date.now()).slice(-10)}`;
  const [sku, barcode] = [`SHELF-${stem}`, `${stem}${checkDigit(stem)}`];
  const zone = `E${stem.slice(-4)}`;
  const bin = `${zone}-01-1`;
  await api("PUT", `/products/${sku}`, { name: `Товар ${sku}`, price: { amount: 90_000, currency: "RUB" }, taxRate: 22, barcode });
  await api("POST", "/arrivals", {
    warehouse: "MSK",
    sku,
    quantity: 12,
    expectedAt: new Date(Date.now() + 3_600_000).toISOString(),
    reference: stem,
  });
  const made = await owner.request.post("/api/trpc/warehouses.generateBins", {
    data: { warehouse: "MSK", zone, aisles: 1, shelves: 1 },
    headers: { origin: baseURL ?? "" },
  });
  expect(made.ok()).toBe(true);
  const level = async () => (await api<{ items: Level[] }>("GET", `/stock?sku=${sku}&warehouse=MSK`)).items[0];
  const warehouses = await api<{ items: { id: string; code: string }[] }>("GET", "/warehouses");
  const here = { name: "warehouse", value: warehouses.items.find(({ code }) => code === "MSK")?.id ?? "", url: baseURL ?? "" };

  const picker = await openAs("picker", narrow);
  await picker.context().addCookies([here]);
  await picker.goto("/floor/receive");
  await expect(async () => {
    await scan(picker, barcode);
    await expect(picker.getByText(words.receive.delivery)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await picker.getByLabel(words.receive.quantity).fill("10");
  await picker.getByRole("button", { name: /^Принять 10/ }).click();
  await expect(picker.getByText(/Принято 10/)).toBeVisible();
  await expect.poll(async () => (await level())?.onHand).toBe(10);

  // The bin is scanned next: what was taken in lies there.
  await scan(picker, bin);
  await expect(picker.getByText(words.receive.put.replace("{bin}", bin))).toBeVisible();
  const contents = await api<{ items: { bin: string | null; units: number }[] }>("GET", `/stock/bins?sku=${sku}&warehouse=MSK`);
  expect(contents.items).toMatchObject([{ bin, units: 10 }]);

  const count = await api<{ id: string; number: number }>("POST", "/counts", { warehouse: "MSK", kind: "zone", zone });
  await picker.goto(`/floor/count/${count.id}`);
  const inBin = picker.getByRole("button", { name: words.count.release });
  for (const _ of ["first", "again"]) {
    await expect(async () => {
      await scan(picker, bin);
      await expect(inBin).toBeVisible({ timeout: 10_000 });
    }).toPass({ timeout: 60_000 });
    await scan(picker, barcode);
    await picker.getByLabel(words.count.units).fill("9");
    await picker.getByRole("button", { name: words.count.finish }).click();
    await expect(inBin).toBeHidden();
  }
  await expect(picker.getByText(words.count.counted.replace("{bin}", bin))).toBeVisible();
  expect((await level())?.onHand).toBe(10);

  await owner.goto(`/stock/counts/${count.id}`);
  const post = owner.getByRole("button", { name: words.counts.approve, exact: true });
  await expect(async () => {
    await post.first().click({ timeout: 2_000 });
    await expect(owner.getByRole("alertdialog")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await owner.getByRole("alertdialog").getByRole("button", { name: words.counts.approve, exact: true }).click();
  await expect(owner.getByText(words.counts.states.approved)).toBeVisible();
  expect((await level())?.onHand).toBe(9);
});
