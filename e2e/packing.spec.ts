import type { Page } from "@playwright/test";
import { checkDigit } from "../src/lib/gs1/check-digit";
import { expect, phone, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { ru } from "./words";

const narrow = { ...phone, viewport: { width: 360, height: 740 } };
const words = ru.packing;

async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

type Placed = { id: string; number: string; fulfilments: { id: string }[]; shipments: { id: string }[] };
type Evidence = {
  parcels: {
    box: { code: string } | null;
    weightGrams: number;
    weighed: boolean;
    weightWhy: string | null;
    scans: unknown[];
    photos: unknown[];
  }[];
};

test("a parcel is packed by scanner alone: tote, units, box, scales; its photo, papers and file are kept", async ({
  page: owner,
  openAs,
  baseURL,
  watch,
}) => {
  test.setTimeout(180_000);
  // A scan that begins before the page listens arrives in part: nobody knows it, and it is scanned again.
  watch.allow(/packing\.find|status of 4(04|09)/);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  const stem = `28${String(Date.now()).slice(-10)}`;
  const barcode = `${stem}${checkDigit(stem)}`;
  const [sku, boxCode] = [`PACK-${stem}`, `BOX-${stem}`];
  const price = { amount: 90_000, currency: "RUB" };
  const dimensionsMm = { length: 100, width: 90, height: 80 };
  await api("PUT", `/products/${sku}`, { name: `Чашка ${stem}`, price, barcode, weightGrams: 300, dimensionsMm, taxRate: 22 });
  await api("PUT", `/packing-boxes/${boxCode}`, {
    name: `Коробка ${stem}`,
    lengthMm: 101,
    widthMm: 91,
    heightMm: 170,
    wallMm: 2,
    ownGrams: 90,
  });
  await api("PUT", "/channels/e2e-packing", { name: "Проверка упаковки", kind: "api" });
  await api("POST", "/stock/adjustments", { warehouse: "KZN", reason: "delivery", lines: [{ sku, delta: 5 }] });
  const order = await api<Placed>("POST", "/orders", {
    channel: "e2e-packing",
    externalId: `e2e-packing-${stem}`,
    currency: "RUB",
    customer: { name: "Марта Пробная", email: "marta@example.com", phone: "+79161234567", locale: "ru" },
    shippingAddress: { country: "RU", region: "Татарстан", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 1" },
    shippingMethod: "courier",
    lines: [{ sku, quantity: 2, unitPrice: 90_000, discount: 0, taxRate: 22 }],
    payment: { status: "paid", method: "card" },
  });
  const [work] = order.fulfilments as [Placed["fulfilments"][number]];
  await api("POST", `/fulfilments/${work.id}/pick`, { lines: [{ sku, quantity: 2 }] });

  const packer = await openAs("picker", narrow);
  await packer.goto("/floor/pack");
  await expect(async () => {
    await scan(packer, order.number);
    await expect(packer).toHaveURL(new RegExp(`/floor/pack/${work.id}`), { timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  const parcel = packer.getByRole("region", { name: words.parcel.replace("{position}", "1"), exact: true });
  await expect(parcel).toContainText(`Коробка ${stem}`);

  const items = packer.getByRole("list", { name: words.items });
  const packed = (units: number) => words.ofUnits.replace("{packed}", String(units)).replace("{units}", "2");
  await expect(items).toContainText(packed(0));
  await scan(packer, barcode);
  await expect(items).toContainText(packed(1), { timeout: 30_000 });
  await scan(packer, boxCode);

  const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  await parcel
    .getByLabel(words.photos.file.replace("{position}", "1"))
    .setInputFiles({ name: "box.png", mimeType: "image/png", buffer: picture });
  await expect(parcel.getByAltText(words.photos.one.replace("{at}", "1"))).toBeVisible();

  // Far too heavy for two cups: the packer is asked to look again, before the last unit closes the parcel.
  await parcel.getByLabel(words.weight.label).fill("1,9");
  await packer.getByRole("heading", { level: 1 }).click();
  await scan(packer, barcode);
  await expect(parcel.getByRole("alert")).toContainText(words.weight.lookAgain);
  await parcel.getByRole("button", { name: words.weight.why.gift }).click();
  await expect(parcel.getByText(words.weight.confirmed.replace("{why}", words.weight.why.gift))).toBeVisible();
  // The order once more closes it.
  await scan(packer, order.number);
  await expect(packer.getByRole("button", { name: words.packed.all })).toBeVisible({ timeout: 60_000 });

  const evidence = await api<Evidence>("GET", `/fulfilments/${work.id}/evidence`);
  expect(evidence.parcels).toMatchObject([{ box: { code: boxCode }, weightGrams: 1_900, weighed: true, weightWhy: words.weight.why.gift }]);
  expect(evidence.parcels[0]?.scans).toHaveLength(2);
  expect(evidence.parcels[0]?.photos).toHaveLength(1);
  for (const paper of ["papers.pdf", "evidence.pdf?parcel=1"]) {
    const answer = await packer.request.get(`/api/v1/fulfilments/${work.id}/${paper}`);
    expect(answer.headers()["content-type"]).toContain("application/pdf");
    expect((await answer.body()).subarray(0, 4).toString()).toBe("%PDF");
  }

  const { shipments } = await api<Placed>("GET", `/orders/${order.id}`);
  await owner.goto(`/shipments/${shipments[0]?.id}`);
  const card = owner.getByRole("region", { name: words.evidence.title });
  await expect(card).toContainText(words.weight.why.gift);
  await expect(card.getByRole("img")).toHaveCount(1);
  await expect(card.getByRole("link", { name: words.evidence.folder })).toHaveAttribute("href", new RegExp(`${work.id}/evidence.pdf`));
});

test("an order that is cancelled while it is packed stops the table at once", async ({ page: owner, openAs, baseURL, watch }) => {
  test.setTimeout(120_000);
  watch.allow(/packing\.find|status of 4(04|09)/);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  const sku = `STOP-${Date.now()}`;
  await api("PUT", `/products/${sku}`, { name: "Чашка", price: { amount: 90_000, currency: "RUB" }, weightGrams: 300, taxRate: 22 });
  await api("PUT", "/channels/e2e-packing", { name: "Проверка упаковки", kind: "api" });
  await api("POST", "/stock/adjustments", { warehouse: "KZN", reason: "delivery", lines: [{ sku, delta: 2 }] });
  const order = await api<Placed>("POST", "/orders", {
    channel: "e2e-packing",
    externalId: `e2e-packing-${sku}`,
    currency: "RUB",
    customer: { name: "Марта Пробная", email: "marta@example.com", phone: "+79161234567", locale: "ru" },
    shippingAddress: { country: "RU", region: "Татарстан", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 1" },
    shippingMethod: "courier",
    lines: [{ sku, quantity: 1, unitPrice: 90_000, discount: 0, taxRate: 22 }],
    payment: { status: "paid", method: "card" },
  });
  const [work] = order.fulfilments as [Placed["fulfilments"][number]];
  await api("POST", `/fulfilments/${work.id}/pick`, { lines: [{ sku, quantity: 1 }] });
  const packer = await openAs("picker", narrow);
  await packer.goto(`/floor/pack/${work.id}`);
  await expect(packer.getByRole("list", { name: words.items })).toContainText(sku);
  await api("POST", `/orders/${order.id}/cancel`, { reason: "changed_mind" });
  await expect(packer.getByRole("alert").filter({ hasText: ru.picking.halt.cancelled.title })).toBeVisible({ timeout: 30_000 });
});
