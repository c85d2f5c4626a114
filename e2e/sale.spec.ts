import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { ru } from "./words";

const sku = "E2E-MUG";
const barcode = "2900000000049";

async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

test("a cashier scans, takes cash, gives change and prints the receipt; an empty shelf refuses with what there is", async ({
  page: owner,
  openAs,
  baseURL,
}) => {
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  await api("PUT", `/products/${sku}`, { name: "Кружка с прилавка", price: { amount: 45_000, currency: "RUB" }, taxRate: 22, barcode });
  await api("PUT", "/channels/e2e-till", { name: "Проверка кассы", kind: "pos", warehouses: ["MSK"] });
  await api("POST", "/stock/adjustments", { warehouse: "MSK", reason: "count", lines: [{ sku, onHand: 2 }] });

  const words = ru.sales;
  const till = await openAs("operator");
  await till.goto("/sale");
  // The page listens once its scripts are there: a choice before that is put back.
  const channel = till.getByLabel(words.till.channel, { exact: true });
  await expect(async () => {
    await channel.selectOption({ label: "Проверка кассы" });
    await expect(channel).toHaveValue("e2e-till", { timeout: 2_000 });
  }).toPass();
  await expect(till.getByText(words.emptyTitle)).toBeVisible();

  // The scanner is heard anywhere; the same code again is one more.
  await scan(till, barcode);
  await expect(till.getByText("Кружка с прилавка")).toBeVisible();
  await scan(till, barcode);
  await expect(till.getByLabel(words.quantity)).toHaveValue("2");
  await till.getByLabel(words.received).fill("1000");
  await expect(till.getByText(/100\s₽/).first()).toBeVisible();
  await till.getByRole("button", { name: words.sell }).click();

  const sold = till.getByRole("heading", { name: /Продано, заказ \d+/ });
  await expect(sold).toBeVisible();
  const number = /\d+/.exec((await sold.textContent()) ?? "")?.[0] ?? "";
  await till.getByLabel(words.fiscal).first().fill("ФД 4711");
  await till.getByRole("button", { name: words.save }).first().click();
  await expect(till.getByText(words.fiscalSaved)).toBeVisible();
  await expect(till.getByRole("button", { name: words.printAgain.replace("{number}", number) })).toBeVisible();

  const { items } = await api<{ items: { orderId: string; number: string; fiscalNumber: string | null }[] }>(
    "GET",
    "/sales/today?channel=e2e-till&warehouse=MSK",
  );
  const sale = items.find((one) => one.number === number);
  expect(sale?.fiscalNumber).toBe("ФД 4711");
  const receipt = await till.request.get(`/api/v1/sales/${sale?.orderId}/receipt.pdf`);
  expect(receipt.headers()["content-type"]).toBe("application/pdf");
  expect((await receipt.body()).subarray(0, 5).toString()).toBe("%PDF-");

  // Nothing is left: the button says so before anybody asks the server.
  await till.getByRole("button", { name: words.next }).click();
  await scan(till, barcode);
  await expect(till.getByText(words.onlyThere.replace("{count}", "0"))).toBeVisible();
  await expect(till.getByRole("button", { name: words.sell })).toHaveAttribute("aria-disabled", "true");
});
