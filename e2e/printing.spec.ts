import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { ru } from "./words";

type Job = { id: string; state: string; title: string };

test("a label is sent to print, one of two stations prints it, and it is printed again from the list", async ({
  page,
  baseURL,
  openAs,
}) => {
  test.setTimeout(240_000);
  const api = await aKeyHolder(page.request, baseURL ?? "");
  const { items } = await api<{ items: { sku: string }[] }>("GET", "/stock?limit=1&warehouse=KZN");
  const sku = items[0]?.sku ?? "";
  const name = `Стол ${Date.now()}`;
  const state = async (id: string) => {
    const { items: jobs } = await api<{ items: Job[] }>("GET", "/print-jobs?limit=200");
    return jobs.find((job) => job.id === id)?.state;
  };

  // A browser beside a printer becomes a station.
  await page.goto("/printing/station");
  const waits = page.getByText(ru.printing.station.waits);
  await expect(async () => {
    if (await waits.isVisible()) return;
    await page.getByLabel(ru.printing.station.warehouse, { exact: true }).selectOption("KZN", { timeout: 5_000 });
    await page.getByLabel(ru.printing.station.name).fill(name, { timeout: 5_000 });
    await page.getByRole("button", { name: ru.printing.station.open }).click({ timeout: 5_000 });
    await expect(waits).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 90_000 });
  const { items: stations } = await api<{ items: { id: string; name: string }[] }>("GET", "/print-stations?warehouse=KZN");
  const station = stations.find((one) => one.name === name);
  const other = await api<{ stationId: string }>("POST", "/print-stations", {
    warehouse: "KZN",
    name: `${name} 2`,
    kinds: ["product_label"],
  });

  const what = { kind: "product_label", warehouse: "KZN", sku, units: 3 };
  const job = await api<Job>("POST", "/print-jobs", { what, stationId: station?.id });
  const shown = page.getByRole("status").filter({ hasText: job.title });
  await expect(shown).toBeVisible({ timeout: 60_000 });
  expect((await api<{ items: Job[] }>("POST", "/print-jobs/take", other)).items.map(({ id }) => id)).not.toContain(job.id);
  expect(await state(job.id)).toBe("taken");
  await page.getByRole("button", { name: ru.printing.station.printed }).click();
  await expect(shown).toBeHidden({ timeout: 30_000 });
  expect(await state(job.id)).toBe("printed");

  // Somebody needs it once more.
  const boss = await openAs("owner");
  await boss.goto("/printing?kind=product_label");
  await expect(async () => {
    await boss
      .getByRole("button", { name: ru.printing.acts.menu.replace("{title}", job.title) })
      .first()
      .click({ timeout: 5_000 });
    await boss.getByRole("menuitem", { name: ru.printing.acts.reprint }).click({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole("status").filter({ hasText: job.title })).toBeVisible({ timeout: 60_000 });
});
