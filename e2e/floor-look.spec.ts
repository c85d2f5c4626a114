import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, phone, test } from "./fixtures";
import { aFloorTask } from "./floor-goods";
import { aKeyHolder } from "./key-holder";
import { ru } from "./words";

const narrow = { ...phone, viewport: { width: 360, height: 740 } };

/** Contrast AAA, nothing wider than the screen, and no target smaller than a thumb. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { "color-contrast-enhanced": { enabled: true } } })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa"])
    .analyze();
  const seen = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`));
  const measured = await page.evaluate(() => {
    const small = [...document.querySelectorAll<HTMLElement>("button, a[href], input, select, [role=menuitem]")]
      .filter((one) => one.offsetParent !== null && !one.closest("[data-sonner-toaster], nextjs-portal"))
      .map((one) => ({ words: one.getAttribute("aria-label") ?? one.textContent, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < 47.5 || box.width < 47.5))
      .map(({ words, box }) => `small: "${words}" ${Math.round(box.width)}×${Math.round(box.height)}`);
    const over = document.documentElement.scrollWidth - window.innerWidth;
    return [...small, ...(over > 0 ? [`${over} px too wide`] : [])];
  });
  return [...seen, ...measured];
}

for (const light of ["light", "dark", "bright"] as const) {
  test(`the floor is readable at arm's length, at 360 px, for a thumb: ${light}`, async ({ page: owner, openAs, baseURL }) => {
    test.setTimeout(480_000);
    const api = await aKeyHolder(owner.request, baseURL ?? "");
    const { taskId } = await aFloorTask(api, { a: 2, b: 1 });
    const picker = await openAs("picker", narrow);
    const url = baseURL ?? "";
    await picker
      .context()
      .addCookies([
        { name: "theme", value: light === "dark" ? "dark" : "light", url },
        ...(light === "bright" ? [{ name: "floor-light", value: "bright", url }] : []),
      ]);
    const faults: string[] = [];
    const note = async (where: string) => faults.push(...(await faultsOf(picker)).map((fault) => `${where}: ${fault}`));
    for (const path of [
      "/floor",
      "/floor/pick",
      `/floor/pick/${taskId}`,
      "/floor/pack",
      "/floor/put-back",
      "/floor/receive",
      "/floor/put-away",
      "/floor/count",
      "/floor/refill",
      "/floor/unfit",
      "/floor/returns",
      "/floor/transfers",
      "/floor/queue",
    ]) {
      const answer = await picker.goto(path);
      expect(answer?.ok(), path).toBe(true);
      await expect(picker.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await note(path);
    }
    await picker.goto("/floor");
    await expect(async () => {
      await picker.getByRole("button", { name: ru.floor.device.title }).click({ timeout: 2_000 });
      await expect(picker.getByRole("button", { name: ru.floor.device.lights.bright })).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await note("the device's sheet");
    expect(faults).toEqual([]);
  });
}

test("the floor can be kept among a device's apps, and only its pages may run the camera's reader", async ({ page, request }) => {
  const answer = await page.goto("/floor");
  expect(answer?.headers()["content-security-policy"]).toContain("'wasm-unsafe-eval'");
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = (await (await request.get(href ?? "")).json()) as { start_url: string; scope: string; icons: { src: string }[] };
  expect(manifest).toMatchObject({ start_url: "/floor", scope: "/floor", display: "standalone" });
  for (const { src } of manifest.icons) expect((await request.get(src)).ok(), src).toBe(true);
  const desk = await page.goto("/orders");
  expect(desk?.headers()["content-security-policy"]).not.toContain("wasm");
});
