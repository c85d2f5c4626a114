import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { type Api, aKeyHolder } from "./key-holder";
import { ru } from "./words";

// Each journey sells goods of its own, so that none sees another's stock, nor that of a run before.
const run = Date.now().toString(36).toUpperCase();
type Placed = { id: string; number: string; trackingUrl: string };
const words = ru.orders;
const [cup, bowl, jar, tin, spoon, lamp, tray, clock, mat] = ["CUP", "BOWL", "JAR", "TIN", "SPOON", "LAMP", "TRAY", "CLOCK", "MAT"].map(
  (name) => `LIFE-${name}-${run}`,
) as [string, string, string, string, string, string, string, string, string];

async function aProduct(api: Api, sku: string, name: string, units: number): Promise<void> {
  const dimensionsMm = { length: 120, width: 100, height: 80 };
  await api("PUT", "/channels/e2e-life", { name: "Проверка изменений", kind: "api" });
  await api("PUT", `/products/${sku}`, { name, price: { amount: 50_000, currency: "RUB" }, weightGrams: 300, dimensionsMm, taxRate: 22 });
  if (units > 0) await api("POST", "/stock/adjustments", { warehouse: "KZN", reason: "delivery", lines: [{ sku, delta: units }] });
}

const anOrder = (lines: Record<string, number>, more: object = {}) => ({
  channel: "e2e-life",
  currency: "RUB",
  customer: { name: "Марта Пробная", email: "marta@example.com", phone: null, locale: "ru" },
  shippingAddress: { country: "RU", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 1" },
  shippingMethod: "courier",
  shippingPrice: 30_000,
  lines: Object.entries(lines).map(([sku, quantity]) => ({ sku, quantity, unitPrice: 50_000, discount: 0, taxRate: 22 })),
  payment: { status: "cash_on_delivery", method: "cash" },
  ...more,
});

/** The only button of a dialog whose words count what was chosen. */
const verb = (dialog: Locator, text: string) => dialog.getByRole("button", { name: new RegExp(`^${text}`) });

async function choose(page: Page, action: string): Promise<Locator> {
  await page.getByRole("button", { name: words.page.actions.more, exact: true }).click();
  await page.getByRole("menuitem", { name: action }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  return dialog;
}

const more = (dialog: Locator, name: string) =>
  dialog.getByRole("group", { name }).getByRole("button", { name: words.cancelUnits.more, exact: true });

test("an order is edited after a look at what it does, then split, then cancelled in part", async ({ page, baseURL }) => {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  await aProduct(api, cup, "Чашка для правок", 20);
  const { id, number } = await api<Placed>("POST", "/orders", anOrder({ [cup]: 2 }));
  await page.goto(`/orders/${number}`);

  await page.getByRole("button", { name: words.page.actions.edit, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/orders/${number}/edit`));
  await expect(page.getByText(words.edit.nothing)).toBeVisible();
  await page.getByLabel(words.edit.quantity).fill("4");
  await expect(page.getByText(words.edit.reservedMore.replace("{units}", "2"))).toBeVisible();
  await expect(page.getByText(words.edit.dueAtDoor.replace("{sum}", "2 300"))).toBeVisible();
  await page.getByRole("button", { name: words.edit.confirm }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.edit.confirmNow }).click();
  await expect(page).toHaveURL(new RegExp(`/orders/${number}$`));
  expect(await api("GET", `/orders/${id}`)).toMatchObject({
    lines: [{ quantity: 4, reserved: 4 }],
    totals: { total: { amount: 230_000 } },
  });

  const splitting = await choose(page, words.page.actions.split);
  await more(splitting, "Чашка для правок").click();
  await verb(splitting, "Выделить 1").click();
  // Another order that comes in meanwhile has a toast with such a button, too.
  const told = page.getByRole("listitem").filter({ hasText: words.split.done.split("{")[0] ?? "" });
  await told.getByRole("button", { name: words.split.open, exact: true }).click();
  await expect(page).not.toHaveURL(new RegExp(`/orders/${number}$`));
  await expect(page.getByText(words.split.parent).first()).toBeVisible();

  await page.goto(`/orders/${number}`);
  const cancelling = await choose(page, words.page.actions.cancelUnits);
  await more(cancelling, "Чашка для правок").click();
  await verb(cancelling, "Отменить 1").click();
  await expect(page.getByText(/^Отменена 1/).first()).toBeVisible();
  expect(await api("GET", `/orders/${id}`)).toMatchObject({ status: "confirmed", lines: [{ quantity: 3, cancelled: 1, reserved: 2 }] });
});

test("unsaved edits are asked about before they are lost, by a link and by the browser's own back", async ({ page, baseURL }) => {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  await aProduct(api, mat, "Коврик недописанный", 5);
  const { number } = await api<Placed>("POST", "/orders", anOrder({ [mat]: 1 }));
  await page.goto(`/orders/${number}`);
  await page.getByRole("button", { name: words.page.actions.edit, exact: true }).click();
  await expect(page.getByText(words.edit.nothing)).toBeVisible();
  await page.getByLabel(words.edit.quantity).fill("3");
  const asking = page.getByRole("alertdialog").or(page.getByRole("dialog")).filter({ hasText: ru.ui.leave.title });
  await page.getByRole("link", { name: ru.ui.back, exact: true }).click();
  await asking.getByRole("button", { name: ru.ui.leave.stay }).click();
  await expect(asking).toHaveCount(0);
  await page.evaluate(() => window.history.back());
  await expect(asking).toBeVisible();
  await expect(page).toHaveURL(/\/edit$/);
  await asking.getByRole("button", { name: ru.ui.leave.leave }).click();
  await expect(page).toHaveURL(new RegExp(`/orders/${number}$`));
});

test("an order is held until a day, and released before it", async ({ page, baseURL }) => {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  await aProduct(api, bowl, "Пиала для удержания", 5);
  const { number } = await api<Placed>("POST", "/orders", anOrder({ [bowl]: 1 }));
  await page.goto(`/orders/${number}`);
  const dialog = await choose(page, words.page.actions.hold);
  await dialog.getByLabel(words.hold.note).fill("Просит привезти позже");
  await dialog.getByLabel(words.hold.ends).selectOption({ label: words.hold.endsWhen.date });
  const day = new Date(Date.now() + 7 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  await dialog.getByLabel(words.hold.until).fill(`${day}T10:00`);
  await dialog.getByRole("button", { name: words.hold.confirm }).click();
  await expect(page.getByText("«Просит привезти позже»").first()).toBeVisible();
  await expect(page.getByText(new RegExp(`до\\s${Number(day.slice(8))}\\s`)).first()).toBeVisible();
  await page.getByRole("button", { name: "Снять удержание" }).click();
  await expect(page.getByText(/^На удержании/)).toHaveCount(0);
});

test("a substitute is proposed, and the buyer takes it on the tracking page", async ({ page, openAs, baseURL }) => {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  await aProduct(api, jar, "Банка, которой нет", 0);
  await aProduct(api, tin, "Банка взамен", 5);
  const { id, number, trackingUrl } = await api<Placed>("POST", "/orders", anOrder({ [jar]: 1 }));
  await page.goto(`/orders/${number}`);
  await page.getByRole("button", { name: words.substitution.propose }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: words.new.search }).fill(tin);
  await page.getByRole("option", { name: /Банка взамен/ }).click();
  await dialog.getByRole("button", { name: words.substitution.confirm, exact: true }).click();
  await expect(page.getByText(words.substitution.barTitle)).toBeVisible();

  const buyer = await openAs(null);
  await buyer.goto(new URL(trackingUrl).pathname);
  await buyer.getByRole("button", { name: ru.track.substitution.accept }).click();
  await expect(buyer.getByText(ru.track.substitution.accepted)).toBeVisible();
  // The staff see it without a reload.
  await expect(page.getByText(words.substitution.barTitle)).toHaveCount(0);
  await expect(page.getByRole("link", { name: tin }).first()).toBeVisible();
  expect(await api("GET", `/orders/${id}`)).toMatchObject({ fulfilmentStatus: "reserved", totals: { total: { amount: 80_000 } } });
});

test("a whole filter is held at once: what cannot be is named with its reason", async ({ page, baseURL }) => {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  await aProduct(api, spoon, "Ложка для многих", 100);
  const many = `e2e-many-${run.toLowerCase()}`;
  await api("PUT", `/channels/${many}`, { name: "Много заказов", kind: "api" });
  const orders = Array.from({ length: 60 }, () => anOrder({ [spoon]: 1 }, { channel: many }));
  const { results } = await api<{ results: { order: Placed }[] }>("POST", "/orders/batch", { orders });
  const { id, number } = results[0]?.order ?? { id: "", number: "" };
  await api("POST", `/orders/${id}/cancel`, { version: 1, reason: "раздумал" });

  await page.goto(`/orders?view=all&channel=${many}`);
  await page.getByRole("checkbox", { name: ru.ui.selectAll }).check();
  await page.getByRole("button", { name: words.bulk.takeAll.replace("{count, number}", "60") }).click();
  await page.getByRole("button", { name: words.bulk.hold, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: words.bulk.holdConfirm, exact: true }).click();
  await expect(dialog.getByText(words.bulk.partly.replace("{done}", "59").replace("{all}", "60"))).toBeVisible({ timeout: 20_000 });
  const refusal = dialog.getByRole("listitem");
  await expect(refusal).toHaveCount(1);
  await expect(refusal.getByRole("link", { name: number })).toBeVisible();
  await expect(refusal).toContainText(/отмен/i);
});

test("goods travel from one warehouse to another, and less arrives than was sent", async ({ page, baseURL }) => {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  await aProduct(api, lamp, "Лампа в дорогу", 10);
  const moves = ru.inventory.transfers;
  await page.goto("/stock/transfers/new");
  await page.getByRole("combobox", { name: words.new.search }).fill(lamp);
  await page.getByRole("option", { name: /Лампа в дорогу/ }).click();
  await page.getByRole("combobox", { name: new RegExp(`^${moves.fields.from}`) }).selectOption("KZN");
  await page.getByRole("combobox", { name: new RegExp(`^${moves.fields.to}`) }).selectOption("MSK");
  const quantity = page.getByLabel(moves.fields.quantityOf.replace("{sku}", lamp));
  await quantity.fill("6");
  await page.getByRole("button", { name: moves.new.submit }).click();
  await expect(page).toHaveURL(/\/stock\/transfers\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: moves.send.submit, exact: true }).click();
  await page.getByLabel(`${moves.unpack.received}, ${lamp}`).fill("4");
  await page.getByLabel(`${moves.unpack.damaged}, ${lamp}`).fill("1");
  await page.getByLabel(`${moves.unpack.lost}, ${lamp}`).fill("1");
  await page.getByLabel(moves.fields.note).fill("Коробку помяли");
  await page.getByRole("button", { name: moves.unpack.submit, exact: true }).click();
  await expect(page.getByText("Коробку помяли")).toBeVisible();
  await expect(page.getByText(moves.receipts.lost.replace("{count, number}", "1")).first()).toBeVisible();
  const { items } = await api<{ items: object[] }>("GET", `/stock?sku=${lamp}`);
  expect(items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ warehouse: "KZN", onHand: 4 }),
      expect.objectContaining({ warehouse: "MSK", available: 4 }),
    ]),
  );
});

test("units with serial numbers are chosen where a transfer begins, and confirmed where it ends", async ({ page, baseURL }) => {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  const product = { name: "Часы с номерами", price: { amount: 50_000, currency: "RUB" }, tracksSerials: true };
  await api("PUT", `/products/${clock}`, product);
  const serials = ["W-1", "W-2", "W-3"];
  await api("POST", "/stock/adjustments", { warehouse: "KZN", reason: "delivery", lines: [{ sku: clock, delta: 3, serials }] });
  const way = { from: "KZN", to: "MSK", expectedAt: new Date(Date.now() + 86_400_000).toISOString() };
  const { id } = await api<{ id: string }>("POST", "/transfers", { ...way, lines: [{ sku: clock, quantity: 2 }] });
  const moves = ru.inventory.transfers;
  await page.goto(`/stock/transfers/${id}`);
  const first = page.getByRole("checkbox", { name: "W-1" });
  await expect(async () => {
    await first.check({ timeout: 2_000 });
  }).toPass();
  const scanner = page.getByLabel(moves.scan.label);
  await scanner.fill(clock);
  await scanner.press("Enter");
  await expect(page.getByText(ru.reasons.scan.serial_needed.replace("{sku}", clock))).toBeVisible();
  await scanner.fill("W-3");
  await scanner.press("Enter");
  await expect(page.getByRole("checkbox", { name: "W-3" })).toBeChecked();
  await page.getByRole("button", { name: moves.send.submit, exact: true }).click();

  const came = page.getByRole("group", { name: new RegExp(`^${moves.serials.came}`) });
  await expect(came.getByRole("checkbox")).toHaveCount(2);
  await came.getByRole("checkbox", { name: "W-3" }).check();
  await expect(page.getByLabel(`${moves.unpack.received}, ${clock}`)).toHaveValue("1");
  await page.getByRole("button", { name: moves.unpack.submit, exact: true }).click();
  await expect(came.getByRole("checkbox")).toHaveCount(1);
  const { items } = await api<{ items: object[] }>("GET", `/stock/serials?sku=${clock}&state=in_stock`);
  expect(items).toMatchObject([
    { serial: "W-2", warehouse: "KZN" },
    { serial: "W-3", warehouse: "MSK" },
  ]);
});

test("the rules of a channel are reordered, tried on an order that nobody placed, and saved", async ({ page, baseURL }) => {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  await aProduct(api, tray, "Поднос для правил", 5);
  await api("POST", "/stock/adjustments", { warehouse: "MSK", reason: "delivery", lines: [{ sku: tray, delta: 5 }] });
  const { routing } = ru;
  const code = `e2e-rules-${run.toLowerCase()}`;
  await api("PUT", `/channels/${code}`, { name: "Свои правила", kind: "api" });
  await page.goto(`/settings/routing?channel=${code}`);
  // Nobody has said what the warehouses manage: the page says so, and where to tell it.
  await expect(page.getByText(routing.lack.capacity.whole).first()).toBeVisible();
  await expect(page.getByRole("link", { name: routing.lack.capacity.fill }).first()).toHaveAttribute("href", "/settings/warehouses");

  await page.getByLabel(new RegExp(`^${routing.drive.place}`)).fill("Казань");
  await page.getByRole("combobox", { name: words.new.search }).fill(tray);
  await page.getByRole("option", { name: /Поднос для правил/ }).click();
  const chosen = page.getByRole("row").filter({ hasText: routing.drive.chosen });
  await page.getByRole("button", { name: routing.drive.run }).click();
  await expect(chosen).toContainText(/Казан/i);

  const up = page.getByRole("button", { name: routing.up.replace("{rule}", routing.rule.priority.name) });
  for (let place = 8; place > 1; place--) await up.click();
  await expect(page.getByRole("listitem").filter({ has: up })).toContainText("1");
  await page.getByRole("button", { name: routing.drive.run }).click();
  await expect(chosen).not.toContainText(/Казан/i);
  await page.getByRole("button", { name: routing.save }).click();
  await expect(page.getByText(routing.saved)).toBeVisible();
  const { items } = await api<{ items: { channel: string | null; rules: { rules: { rule: string }[] } }[] }>("GET", "/routing/rules");
  expect(items.find(({ channel }) => channel === code)?.rules.rules[0]).toMatchObject({ rule: "priority", on: true });
});
