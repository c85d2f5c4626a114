import { expect, phone, test } from "./fixtures";
import { type Api, aKeyHolder } from "./key-holder";
import { packOne } from "./packed-order";
import { ru } from "./words";

const run = Date.now().toString(36);
const words = ru.shipping.runs;
const way = ru.shipping.way;
/** The picker of the demo drives as well. */
const driver = "Тимур Ахметов";

/** A parcel that waits for the shop's own courier at Kazan's door. */
async function aParcel(api: Api, name: string, line1: string, onDelivery: boolean) {
  const parcel = await packOne(api, { sku: `E2E-RUN-${run}-${name}`, channel: `e2e-run-${run}`, line1, onDelivery });
  await api("POST", `/fulfilments/${parcel.fulfilmentId}/ship`, { carrier: "own_courier" });
  return parcel;
}

test("an own courier's day: planned, driven on a phone with the buyer's code, cash, a failure with its photo, and another day agreed", async ({
  page: office,
  openAs,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const api = await aKeyHolder(office.request, baseURL ?? "");
  const paidAtDoor = await aParcel(api, "COD", `ул. Пушкина, ${run}-1`, true);
  const missed = await aParcel(api, "MISSED", `ул. Баумана, ${run}-2`, false);
  const { version } = await api<{ version: number }>("GET", "/courier-settings");
  await api("PUT", "/courier-settings", { asksCode: true, version });
  const codes = (asksCode: boolean) => async () => {
    const now = await api<{ version: number }>("GET", "/courier-settings");
    await api("PUT", "/courier-settings", { asksCode, version: now.version });
  };

  try {
    // The office plans the day and puts both parcels on it.
    await office.goto("/runs");
    await expect(async () => {
      await office.getByRole("button", { name: words.plan }).click();
      await expect(office.getByRole("dialog")).toBeVisible({ timeout: 2_000 });
    }).toPass();
    const dialog = office.getByRole("dialog");
    await dialog.getByLabel(words.courier, { exact: false }).selectOption({ label: driver });
    await dialog.getByLabel(words.warehouse, { exact: false }).selectOption("KZN");
    await dialog.getByRole("button", { name: words.planSave }).click();
    await expect(office).toHaveURL(/\/runs\/[0-9a-f-]+$/);
    for (const line1 of [`ул. Пушкина, ${run}-1`, `ул. Баумана, ${run}-2`])
      await office.getByRole("checkbox", { name: new RegExp(line1) }).check();
    await office.getByRole("button", { name: /2 посылки$/ }).click();
    const stops = office.getByRole("list").filter({ hasText: paidAtDoor.number }).first();
    await expect(stops).toContainText(missed.number);
    await office.getByRole("button", { name: words.sort }).click();

    // The run sheet on paper.
    const sheetAt = await office.getByRole("link", { name: words.print }).getAttribute("href");
    const sheet = await office.request.get(sheetAt ?? "");
    expect(sheet.headers()["content-type"]).toContain("application/pdf");
    expect((await sheet.body()).subarray(0, 4).toString()).toBe("%PDF");

    // The courier takes the parcels along and drives to the first.
    const courierPhone = await openAs("picker", phone);
    await courierPhone.goto(`${new URL(office.url()).pathname}/way`);
    await expect(async () => {
      await courierPhone.getByRole("button", { name: /^Забрать со склада/ }).click();
      await expect(courierPhone.getByRole("button", { name: /^Забрать со склада/ })).toBeHidden({ timeout: 10_000 });
    }).toPass();
    const open = async (number: string, line1: string) => {
      const head = courierPhone.getByRole("button", { name: new RegExp(line1) });
      if ((await head.getAttribute("aria-expanded")) !== "true") await head.click();
      await expect(courierPhone.getByText(way.order.replace("{number}", number))).toBeVisible();
    };
    await open(paidAtDoor.number, `ул. Пушкина, ${run}-1`);
    await courierPhone.getByRole("button", { name: way.goThere }).click();

    // The buyer sees the code while the parcel is on its way; without it nothing is handed over.
    const buyer = await openAs(null, phone);
    await buyer.goto(new URL(paidAtDoor.trackingUrl).pathname);
    const shown = buyer.getByText(/^\d{4}$/);
    await expect(shown).toBeVisible({ timeout: 30_000 });
    const code = (await shown.textContent()) ?? "";
    await courierPhone.getByRole("button", { name: way.deliver }).first().click();
    const sheetOpen = courierPhone.getByRole("dialog");
    await sheetOpen.getByLabel(way.code).fill(code);
    await expect(sheetOpen.getByLabel(way.amount)).toHaveValue(/900/);
    await sheetOpen.getByRole("button", { name: way.deliver }).click();
    await expect(sheetOpen).toBeHidden({ timeout: 30_000 });
    await expect(courierPhone.getByText(way.progress.replace("{done}", "1").replace("{all}", "2")).first()).toBeVisible();
    expect(await api("GET", `/orders/${paidAtDoor.id}`)).toMatchObject({
      fulfilmentStatus: "delivered",
      paymentStatus: "paid",
      status: "closed",
    });

    // The other buyer is not at home: why, what happened, and a photo of the door.
    await open(missed.number, `ул. Баумана, ${run}-2`);
    const photo = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
    await courierPhone.locator("input[type=file]").setInputFiles({ name: "door.png", mimeType: "image/png", buffer: photo });
    await expect(courierPhone.getByText(way.photoKept)).toBeVisible({ timeout: 30_000 });
    await courierPhone.getByRole("button", { name: way.fail }).click();
    const why = courierPhone.getByRole("dialog");
    await why.getByRole("radio", { name: way.reason.postponed }).check();
    await why.getByLabel(way.note, { exact: false }).fill("Просит завтра после шести");
    await why.getByRole("button", { name: way.failSave }).click();
    await expect(why).toBeHidden({ timeout: 30_000 });
    await expect(courierPhone.getByText(way.allDone)).toBeVisible();
    await expect(office.getByText(words.reason.postponed)).toBeVisible({ timeout: 30_000 });

    // Somebody agrees on another day; the buyer's page tells it.
    const promise = ru.orders.page.promise;
    await office.goto(`/orders/${missed.number}`);
    await expect(async () => {
      await office.getByRole("button", { name: promise.agree }).click();
      await expect(office.getByRole("dialog")).toBeVisible({ timeout: 2_000 });
    }).toPass();
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const agreeing = office.getByRole("dialog");
    await agreeing.getByLabel(promise.agreeDay, { exact: false }).fill(day);
    await agreeing.getByRole("button", { name: promise.agreeSave }).click();
    await expect(office.getByText(promise.agreed)).toBeVisible({ timeout: 30_000 });
    const { delivery } = await api<{ delivery: { promisedBy: string } }>("GET", `/orders/${missed.id}`);
    expect(delivery.promisedBy.slice(0, 10)).toBe(day);
  } finally {
    await codes(false)();
  }
});
