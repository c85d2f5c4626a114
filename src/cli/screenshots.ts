// npm run screenshots: the pictures of the README, taken of the demo workspace on the production build.
import { mkdirSync } from "node:fs";
import { chromium, request } from "@playwright/test";
import { startApp } from "@/testing/app";
import { people } from "../../e2e/people";
import { signIn } from "../../e2e/sign-in";
import { findBrowser } from "./test/browser.mjs";

const folder = "docs/images";
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const desktop = { viewport: { width: 1440, height: 900 } };

const app = await startApp({ demo: true, readyWithinMs: 300_000 });
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  mkdirSync(folder, { recursive: true });
  const storageState = await signIn(request, app.url, people.owner);
  const staff = await browser.newContext({ ...desktop, storageState, locale: "ru-RU", colorScheme: "light" });
  await take(staff, "/", "overview");
  await take(staff, "/orders", "orders");
  const api = await request.newContext({ baseURL: app.url, storageState });
  const list = async (query: string) =>
    (await (await api.get(`/api/v1/orders?${query}`)).json()) as { items: { number: string; trackingUrl: string }[] };
  const [order] = (await list("fulfilmentStatus=shipped&limit=1")).items;
  if (order) await take(staff, `/orders/${order.number}`, "order");
  await take(staff, "/analytics", "analytics");
  const floor = await browser.newContext({ ...phone, storageState, locale: "ru-RU", colorScheme: "light" });
  const works = (await (await api.get("/api/v1/fulfilments?status=planned&limit=1")).json()) as { items: { id: string }[] };
  const [work] = works.items;
  if (work) await take(floor, `/picking/${work.id}`, "picking");
  const buyer = await browser.newContext({ ...phone, locale: "ru-RU", colorScheme: "light" });
  if (order) await take(buyer, new URL(order.trackingUrl).pathname, "tracking");
} finally {
  await browser.close();
  await app.remove();
}

type Context = Awaited<ReturnType<typeof browser.newContext>>;

async function take(context: Context, path: string, name: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(app.url + path, { waitUntil: "networkidle" });
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
  process.stdout.write(`${folder}/${name}.png\n`);
}
