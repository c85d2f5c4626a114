import { deflateSync } from "node:zlib";
import { expect, phone, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { contact, packOne } from "./packed-order";
import { ru } from "./words";

const run = Date.now().toString(36);
const words = ru.returns;

type Return = { id: string; number: string; status: string; refunded: { amount: number } };

test("a buyer asks for a return with a photo and without scripts; staff approve, receive and refund it, and stock and money are right", async ({
  page: owner,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  const sku = `E2E-BACK-${run}`;
  const order = await packOne(api, { sku, channel: `e2e-back-${run}` });
  const shipment = await api<{ id: string }>("POST", `/fulfilments/${order.fulfilmentId}/ship`, { carrier: "own_courier" });
  for (const status of ["in_transit", "delivered"])
    await api("POST", `/shipments/${shipment.id}/events`, { status, occurredAt: new Date().toISOString() });
  expect(await onHand(api, sku)).toBe(0);

  const strangers = await browser.newContext({ ...phone, javaScriptEnabled: false, locale: "ru-RU" });
  const buyer = await strangers.newPage();
  await buyer.goto(`${baseURL}${new URL(order.trackingUrl).pathname}`);
  await buyer.getByRole("link", { name: words.buyer.ask }).click();
  await buyer.getByRole("combobox").first().selectOption("1");
  await buyer.getByLabel(words.buyer.why).selectOption("defective");
  await buyer.getByLabel(words.buyer.note).fill("Трещина на дне");
  await buyer.getByLabel(words.buyer.photos).setInputFiles({ name: "crack.png", mimeType: "image/png", buffer: aPicture() });
  await buyer.getByLabel(ru.track.acts.contact).fill(contact);
  await buyer.getByRole("button", { name: words.buyer.submit }).click();
  await expect(buyer.getByText(words.buyer.done)).toBeVisible();
  await strangers.close();

  await owner.goto(`/orders/${order.number}`);
  await owner.getByRole("link", { name: `${order.number}-R1` }).click();
  await expect(owner.getByRole("heading", { level: 1, name: `${order.number}-R1` })).toBeVisible();
  await expect(owner.getByText("Трещина на дне")).toBeVisible();
  await expect(owner.locator('img[src*="/photos/"]')).toHaveCount(1);
  await expect(async () => {
    const approve = owner.getByRole("button", { name: words.actions.approve, exact: true });
    if (await approve.isVisible()) await approve.click();
    await expect(owner.getByRole("button", { name: words.receive.submit, exact: true })).toBeVisible({ timeout: 5_000 });
  }).toPass();
  const damaged = owner.getByLabel(`${words.receive.conditions.damaged}, ${sku}`);
  await expect(async () => {
    await damaged.fill("1");
    await expect(damaged).toHaveValue("1", { timeout: 2_000 });
  }).toPass();
  await owner.getByLabel(words.receive.warehouse).selectOption("MSK");
  await owner.getByRole("button", { name: words.receive.submit, exact: true }).click();
  await owner.getByRole("button", { name: words.actions.refund, exact: true }).click();
  await owner.getByRole("button", { name: words.money.refundConfirm, exact: true }).click();
  await expect(owner.getByText(words.status.refunded).first()).toBeVisible({ timeout: 30_000 });

  const { items } = await api<{ items: Return[] }>("GET", `/returns?orderId=${order.id}`);
  expect(items).toMatchObject([{ status: "refunded", refunded: { amount: 90_000 } }]);
  expect(await api("GET", `/orders/${order.id}`)).toMatchObject({ returnStatus: "returned", paymentStatus: "refunded" });
  const { items: levels } = await api<{ items: { warehouse: string; onHand: number; available: number }[] }>("GET", `/stock?sku=${sku}`);
  expect(levels.find(({ warehouse }) => warehouse === "MSK")).toMatchObject({ onHand: 1, available: 0 });
});

async function onHand(api: Awaited<ReturnType<typeof aKeyHolder>>, sku: string): Promise<number> {
  const { items } = await api<{ items: { onHand: number }[] }>("GET", `/stock?sku=${sku}`);
  return items.reduce((sum, level) => sum + level.onHand, 0);
}

/** A white PNG of 64 by 64 pixels. */
function aPicture(): Buffer {
  const side = 64;
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (side + 1), 255);
  for (let y = 0; y < side; y++) rows[y * (side + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function crc(data: Buffer): number {
  let value = ~0;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}
