import type { Page } from "@playwright/test";
import { expect, phone, test } from "./fixtures";
import { aFloorTask } from "./floor-goods";
import { aKeyHolder } from "./key-holder";
import { ru } from "./words";

const narrow = { ...phone, viewport: { width: 360, height: 740 } };

/** As a keyboard-wedge scanner does: it types into the page, wherever the focus is. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

const accepted = (picked: number, quantity: number) =>
  ru.picking.verdict.accepted.replace("{picked}", String(picked)).replace("{quantity}", String(quantity));

test("a cart of two orders: released on the board, walked with a scanner on a phone, and a cancelled order stops its tote alone", async ({
  page: owner,
  openAs,
  watch,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const url = baseURL ?? "";
  const api = await aKeyHolder(owner.request, url);
  const [kept, gone] = [await aFloorTask(api, { a: 2, b: 1 }), await aFloorTask(api, { a: 1, b: 1 })];
  const works = await Promise.all(
    [kept, gone].map(({ taskId }) => api<{ number: string; orderId: string }>("GET", `/fulfilments/${taskId}`)),
  );
  await api("PUT", "/picking-carts/e2e-four", { name: "Тележка на четыре", slots: 4 });

  // Whoever leads the floor chooses two orders and gives them to one cart.
  await owner.goto("/picking/waves?warehouse=KZN");
  await expect(async () => {
    for (const { number } of works) await owner.getByRole("checkbox", { name: number, exact: true }).check({ timeout: 5_000 });
    await expect(owner.getByRole("button", { name: ru.waves.release.chosen.replace("{count, number}", "2") })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 120_000 });
  await owner.getByRole("radio", { name: ru.waves.release.modes.batch }).click();
  await owner.getByLabel(ru.waves.release.cart).selectOption("e2e-four");
  await owner.getByRole("button", { name: ru.waves.release.chosen.replace("{count, number}", "2") }).click();
  await expect(owner.getByText(/^Волна\s\d+:\sвыдано\s2\sзаказа/)).toBeVisible();

  // The picker's phone.
  const { items } = await api<{ items: { id: string; code: string }[] }>("GET", "/warehouses");
  const kazan = items.find(({ code }) => code === "KZN");
  const picker = await openAs("picker", narrow);
  await picker.context().addCookies([{ name: "warehouse", value: kazan?.id ?? "", url }]);
  watch.allow(/status of 4(04|09|22)/);
  await picker.goto("/floor/pick");
  await expect(async () => {
    await picker.getByRole("button", { name: ru.waves.next.action }).click({ timeout: 5_000 });
    await expect(picker).toHaveURL(/\/floor\/pick\/task\//, { timeout: 15_000 });
  }).toPass({ timeout: 90_000 });
  await expect(picker.getByRole("region", { name: ru.picking.now })).toContainText(ru.picking.intoTote.replace("{slot}", "A"));
  expect(await picker.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  await scan(picker, "no-such-code");
  await expect(picker.getByRole("alert").filter({ hasText: ru.picking.refused.unknownCode })).toBeVisible();
  await scan(picker, kept.a.barcode);
  await expect(picker.getByRole("status").filter({ hasText: accepted(1, 2) })).toBeVisible();
  await scan(picker, gone.a.barcode);
  await expect(picker.getByRole("status").filter({ hasText: accepted(1, 1) })).toBeVisible();

  // The buyer of one of them changes his mind: that tote stops at once, the other goes on.
  await api("POST", `/orders/${works[1]?.orderId}/cancel`, { reason: "changed_mind" });
  const stop = picker.getByRole("alert").filter({ hasText: ru.picking.halt.cancelled.title });
  await expect(stop).toContainText(ru.waves.walk.stopped.tote.replace("{slot}", "B"));
  await scan(picker, kept.a.barcode);
  await expect(stop).toBeVisible();
  await picker.getByRole("button", { name: ru.waves.walk.stopped.understood }).click();
  await scan(picker, kept.a.barcode);
  await expect(picker.getByRole("status").filter({ hasText: accepted(2, 2) })).toBeVisible();
  await scan(picker, kept.b.barcode);
  await expect(picker.getByText(ru.waves.done.title, { exact: true })).toBeVisible();
  expect(await api("GET", `/fulfilments/${kept.taskId}`)).toMatchObject({ status: "picked" });

  // Who did how much is told to those who lead, and to nobody else.
  await owner.goto("/picking/productivity");
  await expect(owner.getByRole("table", { name: ru.waves.productivity.title })).toBeVisible();
  const answer = await picker.request.get("/api/v1/productivity?from=2026-01-01&to=2030-01-01");
  expect(answer.status()).toBe(403);
});
