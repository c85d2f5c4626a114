import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { demoPages } from "./demo-shop";
import { expect, phone, test } from "./fixtures";
import { aKeyHolder } from "./key-holder";
import { en, ru } from "./words";

// What a bad phone has to load, compressed: the page with its style sheet and its one script, and no other code.
const mostPageBytes = 30_000;
const mostScriptBytes = 10_000;

test.describe("a buyer whose browser speaks English", () => {
  test.use({ language: "en", theme: "dark" });

  test("S53: the tracking page speaks the order's language until its reader chooses another", async ({ page, openAs }) => {
    const { tracking } = await demoPages(page.request);
    const buyer = await openAs(null);
    await buyer.goto(tracking);
    const html = buyer.locator("html");
    await expect(html).toHaveAttribute("lang", "ru");
    await buyer.getByRole("link", { name: ru.track.languages.en }).click();
    await expect(html).toHaveAttribute("lang", "en");
    await expect(buyer.getByText(en.track.promise)).toBeVisible();
  });

  test("S53: the tracking page brings nothing of the workspace along", async ({ page, openAs }) => {
    const { tracking } = await demoPages(page.request);
    const buyer = await openAs(null);
    const scripts = new Map<string, number>();
    buyer.on("response", async (answer) => {
      if (answer.request().resourceType() === "script") scripts.set(answer.url(), gzipSync(await answer.body()).length);
    });
    const opened = buyer.waitForEvent("websocket");
    const answer = await buyer.goto(tracking, { waitUntil: "load" });
    const html = (await answer?.text()) ?? "";
    expect(html).not.toContain(ru.dashboard.title);
    expect(gzipSync(html).length).toBeLessThan(mostPageBytes);
    const inside = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code ?? "");
    expect(inside).toHaveLength(1);
    expect(gzipSync(inside.join("")).length).toBeLessThan(mostScriptBytes);
    // It listens by itself, with nothing fetched for that.
    await opened;
    expect([...scripts.keys()]).toEqual([]);
    // The shop's own theme is not the buyer's: the system decides.
    await expect(buyer.locator("html")).not.toHaveAttribute("data-theme");
  });
});

test("S53: an unknown link and what hangs behind a link say so to a buyer, the rest to the staff", async ({ page, watch }) => {
  watch.allow(/404/);
  const { tracking } = await demoPages(page.request);
  for (const path of ["/t/no-such-link-anywhere-here", `${tracking}/more`]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: ru.track.unknown.title })).toBeVisible();
    await expect(page).toHaveTitle(ru.track.unknown.title);
    await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  }
  expect((await page.goto("/no-such-page"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: ru.ui.notFound.title })).toBeVisible();
  await page.getByRole("link", { name: ru.ui.notFound.home }).click();
  await expect(page.getByRole("heading", { level: 1, name: ru.dashboard.title })).toBeVisible();
});

const contact = "+79161234567";

type Placed = { id: string; number: string; trackingUrl: string };

/** An order of a product of its own, so that no other journey's figures move. */
async function anOrderToTrack(page: Page, baseURL: string | undefined): Promise<Placed & { path: string }> {
  const api = await aKeyHolder(page.request, baseURL ?? "");
  const price = { amount: 90_000, currency: "RUB" };
  const dimensionsMm = { length: 120, width: 100, height: 80 };
  const sku = "E2E-TRACK";
  await api("PUT", `/products/${sku}`, { name: "Чашка в пути", price, weightGrams: 300, dimensionsMm, taxRate: 22 });
  await api("PUT", "/channels/e2e-track", { name: "Проверка страницы", kind: "api" });
  await api("POST", "/stock/adjustments", { warehouse: "KZN", reason: "delivery", lines: [{ sku, delta: 3 }] });
  const order = await api<Placed>("POST", "/orders", {
    channel: "e2e-track",
    externalId: `e2e-track-${crypto.randomUUID()}`,
    currency: "RUB",
    customer: { name: "Марта Пробная", email: "marta@example.com", phone: contact, locale: "ru" },
    shippingAddress: { country: "RU", city: "Казань", postalCode: "420000", line1: "ул. Баумана, 1" },
    shippingMethod: "courier",
    lines: [{ sku, quantity: 1, unitPrice: 90_000, discount: 0, taxRate: 22 }],
    payment: { status: "paid", method: "card" },
  });
  return { ...order, path: new URL(order.trackingUrl).pathname };
}

test.describe("a buyer on a phone that runs no scripts", () => {
  test.use(phone);

  test("S53: reads, writes to the shop, corrects the address and cancels; staff see it at once", async ({
    page: owner,
    openAs,
    baseURL,
  }) => {
    const { path, number } = await anOrderToTrack(owner, baseURL);
    const order = await openAs("owner");
    await order.goto(`/orders/${number}`);
    const buyer = await openAs(null, { ...phone, javaScriptEnabled: false });
    await buyer.goto(path);
    await expect(buyer.getByRole("heading", { level: 1, name: ru.track.say.accepted })).toBeVisible();

    // Without a script the browser itself opens and folds.
    const fold = (name: string) => buyer.locator("details").filter({ has: buyer.locator("summary", { hasText: name }) });
    const message = fold(ru.track.acts.message);
    await message.locator("summary").click();
    await message.getByLabel(ru.track.acts.text).fill("Домофон не работает");
    await message.getByRole("button", { name: ru.track.acts.send.message }).click();
    await expect(buyer.getByText(ru.track.acts.done.message)).toBeVisible();
    await expect(order.getByText("Домофон не работает")).toBeVisible();

    const address = fold(ru.track.acts.address);
    await address.locator("summary").click();
    await address.getByLabel(ru.track.acts.contact).fill("+79990000000");
    await address.getByLabel(ru.track.acts.line1).fill("ул. Пушкина, 7");
    await address.getByRole("button", { name: ru.track.acts.send.address }).click();
    await expect(buyer.getByRole("alert")).toHaveText(ru.reasons.buyer_act.wrong_contact);
    await address.getByLabel(ru.track.acts.contact).fill("8 916 123-45-67");
    await address.getByLabel(ru.track.acts.line1).fill("ул. Пушкина, 7");
    await address.getByRole("button", { name: ru.track.acts.send.address }).click();
    await expect(buyer.getByText(ru.track.acts.done.address)).toBeVisible();
    await expect(order.getByText("ул. Пушкина, 7")).toBeVisible();
    await expect(buyer.locator("body")).not.toContainText("Пушкина");

    const cancel = fold(ru.track.acts.cancel);
    await cancel.locator("summary").click();
    await cancel.getByLabel(ru.track.acts.contact).fill("marta@example.com");
    await cancel.getByRole("button", { name: ru.track.acts.send.cancel }).click();
    await expect(buyer.getByRole("heading", { level: 1, name: ru.track.say.cancelled })).toBeVisible();
    await expect(buyer.getByText(ru.track.acts.done.cancel)).toBeVisible();
    await order.getByRole("button", { name: ru.orders.buyerMessages.settle }).click();
    await expect(order.getByRole("button", { name: ru.orders.buyerMessages.settle })).toBeHidden();
  });

  test("the page, its forms and the look-up are accessible", async ({ page: owner, openAs, baseURL }) => {
    const { path } = await anOrderToTrack(owner, baseURL);
    const buyer = await openAs(null, phone);
    await buyer.goto(path);
    for (const summary of await buyer.locator("summary").all()) await summary.click();
    await expectAccessible(buyer);
    await buyer.goto("/t");
    await expectAccessible(buyer);
  });
});

test("S53: who has lost the link finds the order by its number and contact; a wrong one says nothing", async ({
  page: owner,
  openAs,
  baseURL,
}) => {
  const { path, number } = await anOrderToTrack(owner, baseURL);
  const buyer = await openAs(null);
  const look = async (typed: string) => {
    await buyer.getByLabel(ru.track.lookUp.number).fill(number);
    await buyer.getByLabel(ru.track.lookUp.contact).fill(typed);
    await buyer.getByRole("button", { name: ru.track.lookUp.find }).click();
  };
  await buyer.goto("/t");
  await look("somebody@example.com");
  await expect(buyer.getByRole("main").getByRole("alert")).toHaveText(ru.track.lookUp.no);
  await look(contact);
  await expect(buyer).toHaveURL(new RegExp(`${path}(\\?|$)`));
  await expect(buyer.getByText(ru.track.order.replace("{number}", number))).toBeVisible();
});

test("a shop shows the order on a page of its own, under its own security policy", async ({ page: owner, openAs, watch, baseURL }) => {
  const { path, number } = await anOrderToTrack(owner, baseURL);
  const buyer = await openAs(null);
  // Only the script and the answer may come from us; no inline style and no inline script runs.
  const policy = `default-src 'none'; script-src ${baseURL}; connect-src ${baseURL}`;
  const token = path.split("/").at(-1);
  const body = `<!doctype html><title>Shop</title><body><script src="${baseURL}/track.js" data-token="${token}" data-locale="en"></script>`;
  const shop = createServer((_, answer) =>
    answer.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy }).end(body),
  );
  await new Promise<void>((ready) => shop.listen(0, "127.0.0.1", ready));
  // The browser asks every site for its icon; this shop allows none.
  watch.allow(/favicon/);
  await buyer.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/my-order`);
  const widget = buyer.locator("dirigent-track");
  await expect(widget.getByText(`Order ${number}`)).toBeVisible();
  await expect(widget.getByRole("heading", { name: "Accepted" })).toBeVisible();
  await expect(widget.getByRole("link")).toHaveAttribute("href", new RegExp(`${path}\\?lang=en$`));
  shop.closeAllConnections();
  shop.close();
});

test("a link that is sent on shows the shop, and nothing of the order", async ({ page: owner, openAs, baseURL }) => {
  const { path, number } = await anOrderToTrack(owner, baseURL);
  const stranger = await openAs(null);
  await stranger.goto(path);
  const told = async (property: string) => (await stranger.locator(`meta[property="og:${property}"]`).getAttribute("content")) ?? "";
  expect(await told("title")).toContain(ru.track.preview);
  expect(`${await told("title")} ${await told("description")}`).not.toContain(number);
  const picture = await stranger.request.get(new URL(await told("image")).pathname);
  expect([picture.status(), picture.headers()["content-type"]]).toEqual([200, "image/png"]);
});
