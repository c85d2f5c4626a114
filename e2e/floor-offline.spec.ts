import type { Page } from "@playwright/test";
import { expect, phone, test } from "./fixtures";
import { aFloorTask, pickedOf } from "./floor-goods";
import { aKeyHolder } from "./key-holder";
import { ru } from "./words";

/** As a keyboard-wedge scanner does: it types into the page, wherever the focus is. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

const said = (picked: number, quantity: number, words: string) =>
  words.replace("{picked}", String(picked)).replace("{quantity}", String(quantity));

/** The page and all that it is drawn with, now and when it is opened anew, lie on the device. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  await expect(async () => {
    const missing = await page.evaluate(async () => {
      const pages = await caches.open("floor-pages");
      const files = await caches.open("floor-files");
      const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
      const own = loaded.filter(({ pathname }) => pathname.startsWith("/_next/static/")).map(({ pathname, search }) => pathname + search);
      const page = await pages.match(window.location.pathname);
      if (!page) return ["page"];
      const html = new DOMParser().parseFromString(await page.text(), "text/html");
      const scripts = [...html.querySelectorAll("script[src]")].map((script) => script.getAttribute("src") ?? "");
      const needed = [...new Set([...own, ...scripts])];
      const kept = await Promise.all(needed.map((name) => files.match(name)));
      return needed.filter((_, index) => !kept[index]);
    });
    expect(missing).toEqual([]);
  }).toPass({ timeout: 30_000 });
}

test("scans without network are kept, outlive a reload, and count once when it is back; what no longer fits is explained (C-28)", async ({
  page: owner,
  openAs,
  watch,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  const { a, b, taskId } = await aFloorTask(api, { a: 3, b: 1 });

  const picker = await openAs("picker", phone);
  // The worker lands on the floor, where the tasks are.
  await picker.goto("/");
  await expect(picker).toHaveURL(/\/floor$/);
  await picker.getByRole("link", { name: ru.floor.tasks.pick.title }).click();
  await picker.locator(`a[href="/floor/pick/${taskId}"]`).click();
  await expect(picker.getByRole("region", { name: ru.picking.now })).toBeVisible();
  await expect(async () => {
    await scan(picker, a.barcode);
    await expect(picker.getByRole("status").filter({ hasText: said(1, 3, ru.picking.verdict.accepted) })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await isKept(picker);

  // The aisle without network: right scans go on, wrong ones are refused all the same.
  watch.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|status of 409|Failed to fetch|fetch RSC payload|WebSocket/);
  await picker.context().setOffline(true);
  await scan(picker, a.barcode);
  await expect(picker.getByRole("status").filter({ hasText: said(2, 3, ru.picking.verdict.kept) })).toBeVisible();
  await scan(picker, "no-such-code");
  await expect(picker.getByRole("alert").filter({ hasText: "no-such-code" })).toBeVisible();
  await picker.getByRole("button", { name: ru.picking.refused.goOn }).click();
  await scan(picker, b.barcode);
  await expect(picker.getByRole("status").filter({ hasText: ru.floor.queue.away })).toBeVisible();

  // The tab is gone and opened again: nothing is lost.
  await picker.reload();
  await expect(picker.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(picker.getByRole("status").filter({ hasText: ru.floor.queue.away })).toBeVisible();
  await scan(picker, a.barcode);
  await expect(picker.getByText(ru.picking.done.title, { exact: true })).toBeVisible();
  expect(await pickedOf(api, taskId)).toEqual({ [a.sku]: 1, [b.sku]: 0 });

  // Meanwhile a colleague took the last one.
  await api("POST", `/fulfilments/${taskId}/pick`, { lines: [{ sku: b.sku, quantity: 1 }] });
  await picker.context().setOffline(false);
  await expect(picker.getByRole("status").filter({ hasText: ru.floor.queue.refusedBarText })).toBeVisible({ timeout: 60_000 });
  expect(await pickedOf(api, taskId)).toEqual({ [a.sku]: 3, [b.sku]: 1 });

  await picker.getByRole("status").filter({ hasText: ru.floor.queue.refusedBarText }).click();
  const refused = picker.getByRole("region", { name: ru.floor.queue.refused });
  await expect(refused).toContainText(`${b.sku} × 1`);
  await expect(refused).toContainText(/Лишняя единица/);
  // Sent once more it is refused once more; given up, the queue is empty.
  await refused.getByRole("button", { name: ru.floor.queue.redo }).click();
  await expect(refused).toContainText(/Лишняя единица/);
  await refused.getByRole("button", { name: ru.floor.queue.discard }).click();
  await expect(picker.getByText(ru.floor.queue.empty, { exact: true })).toBeVisible();
  expect(await pickedOf(api, taskId)).toEqual({ [a.sku]: 3, [b.sku]: 1 });
});

test("signing out with scans that are not sent yet warns first", async ({ page: owner, openAs, watch, baseURL }) => {
  test.setTimeout(120_000);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  const { a, taskId } = await aFloorTask(api, { a: 2, b: 1 });
  const picker = await openAs("picker", phone);
  await picker.goto("/floor");
  await isKept(picker);
  await picker.goto(`/floor/pick/${taskId}`);
  await isKept(picker);
  watch.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to fetch|fetch RSC payload|WebSocket/);
  await picker.context().setOffline(true);
  await scan(picker, a.barcode);
  await expect(picker.getByRole("status").filter({ hasText: said(1, 2, ru.picking.verdict.kept) })).toBeVisible();
  await picker.goto("/floor");
  await picker.getByRole("button", { name: ru.floor.device.title }).click();
  await picker.getByRole("button", { name: ru.floor.signOut.action }).click();
  const warning = picker.getByRole("alertdialog");
  await expect(warning).toContainText(ru.floor.signOut.text);
  await picker.keyboard.press("Escape");
  await picker.context().setOffline(false);
  await expect(async () => expect(await pickedOf(api, taskId)).toMatchObject({ [a.sku]: 1 })).toPass({ timeout: 60_000 });
});
