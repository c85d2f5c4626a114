import type { Page } from "@playwright/test";
import { expect, phone, test } from "./fixtures";
import { type Api, aKeyHolder } from "./key-holder";
import { aLocalServer } from "./local-server";
import { contact, packOne, placeOne } from "./packed-order";
import { ru } from "./words";

const run = Date.now().toString(36);
/** On a machine that builds beside it, a page may take its time. */
const patient = { timeout: 60_000 };

const onePixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const tiles = "https://tiles.e2e.example/{z}/{x}/{y}.png";
const attribution = "© Карты проверки";

/** Pictures of a map from a server of this test. The address of tiles has to be https, so the browser is led there from its name. */
async function aMapServer() {
  const server = await aLocalServer(() => ({ status: 200, bytes: onePixel }));
  const asked: { referer: string }[] = [];
  const lead = (page: Page) =>
    page.route("https://tiles.e2e.example/**", async (route) => {
      asked.push({ referer: (await route.request().allHeaders()).referer ?? "" });
      const answer = await fetch(`${server.url}${new URL(route.request().url()).pathname}`);
      await route.fulfill({ status: answer.status, contentType: "image/png", body: Buffer.from(await answer.arrayBuffer()) });
    });
  return { asked, seen: server.seen, lead, close: server.close };
}

type Point = { code: string; name: string; line1: string };
const nowhere: Point = { code: "", name: "", line1: "" };

/** What a list of points says of one of them. */
type Listed = { code: string; words: string };

async function listed(page: Page): Promise<Listed[]> {
  const rows = page.getByRole("group", { name: ru.track.point.list }).locator("label");
  await expect(rows.first()).toBeVisible(patient);
  return rows.evaluateAll((labels) =>
    labels.map((label) => ({
      code: label.querySelector("input")?.value ?? "",
      words: label.textContent ?? "",
    })),
  );
}

const setMap = async (api: Api, map: { tiles: string; attribution: string } | null) => {
  const { settings, version } = await api<{ settings: Record<string, unknown>; version: number }>("GET", "/delivery-settings");
  await api("PUT", "/delivery-settings", { settings: { ...settings, map }, version });
};

test("points to collect at stand in a list, and on a map where the shop names its tiles: a buyer and somebody of the shop choose by a mark", async ({
  page: owner,
  openAs,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  const map = await aMapServer();
  const near = new URLSearchParams({ carrier: "simulated", city: "Казань", region: "Татарстан", postalCode: "420000" });
  const { items } = await api<{ items: Point[] }>("GET", `/pickup-points?${near}`);
  const [first = nowhere, second = nowhere, third = nowhere] = items;
  const pickupPoint = { carrier: "simulated", code: first.code };
  const order = await placeOne(api, { sku: `E2E-MAP-${run}`, channel: `e2e-map-${run}`, pickupPoint });
  const pointPage = `${new URL(order.trackingUrl).pathname}/point`;
  const chosenAtShop = async () => (await api<{ pickupPoint: { code: string } }>("GET", `/orders/${order.id}`)).pickupPoint.code;

  // As in a new shop, whoever ran before on this app.
  await setMap(api, null);
  try {
    // The owner names the tiles: only over https, and with whom the pictures are from.
    const words = ru.shipping.map;
    await owner.goto("/settings/carriers");
    const card = owner.getByRole("region", { name: words.title });
    await expect(async () => {
      await card.getByLabel(words.tiles).fill("http://tiles.e2e.example/{z}/{x}/{y}.png");
      await card.getByRole("button", { name: words.save }).click();
      await expect(card.getByText(words.wrongTiles.replaceAll("'", ""))).toBeVisible({ timeout: 2_000 });
    }).toPass(patient);
    await expect(card.getByText(words.wrongAttribution)).toBeVisible();
    await card.getByLabel(words.tiles).fill(tiles);
    await card.getByLabel(words.attribution).fill(attribution);
    await card.getByRole("button", { name: words.save }).click();
    await expect(owner.getByText(words.saved)).toBeVisible(patient);

    // Without a script the list is all there is, and it is enough: the nearest first, with way and hours.
    const plain = await openAs(null, { ...phone, javaScriptEnabled: false });
    await plain.goto(pointPage);
    const rows = await listed(plain);
    expect(rows.length).toBeGreaterThan(3);
    const ways = rows.map(({ words }) => Number(/([\d,]+)\s*км/.exec(words)?.[1]?.replace(",", ".")));
    expect(ways).toEqual([...ways].sort((a, b) => a - b));
    for (const row of rows) expect(row.words).toMatch(/\d{2}:\d{2}–\d{2}:\d{2}|круглосуточно/);
    await expect(plain.getByRole("button", { name: ru.track.point.showMap })).toBeHidden();

    // With one the map opens when the buyer asks for it, and a mark chooses in the list.
    const buyer = await openAs(null, phone);
    await map.lead(buyer);
    // The map of a shop is remembered for some seconds.
    await expect(async () => {
      await buyer.goto(pointPage);
      await expect(buyer.getByRole("button", { name: ru.track.point.showMap })).toBeVisible({ timeout: 2_000 });
    }).toPass(patient);
    expect(map.seen).toHaveLength(0);
    await buyer.getByRole("button", { name: ru.track.point.showMap }).click();
    const shown = buyer.getByRole("region", { name: ru.track.point.map });
    await expect(shown).toBeVisible(patient);
    await expect(shown.getByRole("button", { name: "Постамат" }).first()).toBeVisible(patient);
    await expect(shown.getByText(attribution)).toBeVisible();
    await expect.poll(() => map.seen.length, patient).toBeGreaterThan(0);
    // Whoever gives the pictures learns which shop asks, never the buyer's link.
    for (const { referer } of map.asked) expect(referer).not.toContain("/t/");
    // By the key: marks of one street may lie on each other.
    await shown.getByRole("button", { name: `${second.name}, ${second.line1}`, exact: true }).press("Enter");
    const radio = buyer.locator(`input[type="radio"][value="${second.code}"]`);
    await expect(radio).toBeChecked();
    await expect(shown.getByRole("button", { pressed: true })).toHaveAccessibleName(`${second.name}, ${second.line1}`);
    await buyer.getByLabel(ru.track.acts.contact).fill(contact);
    await buyer.getByRole("button", { name: ru.track.acts.send.point }).click();
    await expect(buyer.getByText(ru.track.acts.done["pickup-point"])).toBeVisible(patient);
    expect(await chosenAtShop()).toBe(second.code);

    // By the list alone another one is taken as well, still without a script.
    await plain.locator(`input[type="radio"][value="${third.code}"]`).check();
    await plain.getByLabel(ru.track.acts.contact).fill(contact);
    await plain.getByRole("button", { name: ru.track.acts.send.point }).click();
    await expect(plain.getByText(ru.track.acts.done["pickup-point"])).toBeVisible(patient);
    expect(await chosenAtShop()).toBe(third.code);

    // Somebody of the shop has the same map where an order is edited.
    const points = ru.shipping.points;
    await map.lead(owner);
    await owner.goto(`/orders/${order.number}/edit`);
    await expect(async () => {
      await owner.getByRole("button", { name: points.another }).click();
      await expect(owner.getByRole("dialog")).toBeVisible({ timeout: 2_000 });
    }).toPass(patient);
    const dialog = owner.getByRole("dialog");
    await expect(dialog.getByRole("listitem").first()).toContainText("км", patient);
    await dialog.getByRole("radio", { name: points.map }).click();
    const staffMap = dialog.getByRole("region", { name: points.map });
    await staffMap.getByRole("button", { name: `${first.name}, ${first.line1}`, exact: true }).press("Enter", patient);
    const chosen = points.chooseOne.replace("{name}", first.name).replace("{address}", first.line1);
    await dialog.getByRole("button", { name: chosen }).click(patient);
    await expect(dialog).toBeHidden();
    await expect(owner.getByText(first.code)).toBeVisible();
    await owner.getByRole("button", { name: ru.orders.edit.confirm }).click(patient);
    await owner.getByRole("dialog").getByRole("button", { name: ru.orders.edit.confirmNow }).click();
    await expect(owner).toHaveURL(new RegExp(`/orders/${order.number}$`), patient);
    expect(await chosenAtShop()).toBe(first.code);

    // Without an address of tiles there is no map, and the list stays.
    await setMap(api, null);
    await expect(async () => {
      await buyer.goto(pointPage);
      await expect(buyer.getByRole("button", { name: ru.track.point.showMap })).toHaveCount(0);
    }).toPass(patient);
    expect((await listed(buyer)).map(({ code }) => code)).toEqual(rows.map(({ code }) => code));
  } finally {
    await setMap(api, null);
    await map.close();
  }
});

test("a courier shows where he is: the buyer reads how far, follows it without reloading, and no longer once he stops or has delivered", async ({
  page: office,
  openAs,
  baseURL,
}) => {
  // The page reads the distance anew each minute.
  test.setTimeout(420_000);
  const nextMinute = { timeout: 120_000 };
  const api = await aKeyHolder(office.request, baseURL ?? "");
  const words = ru.shipping.way;
  const home = { latitude: 55.8863, longitude: 49.1088 };
  const parcelOf = async (name: string, line1: string, at: { latitude: number; longitude: number }) => {
    const parcel = await packOne(api, { sku: `E2E-NEAR-${run}-${name}`, channel: `e2e-near-${run}`, line1, at });
    const { id } = await api<{ id: string }>("POST", `/fulfilments/${parcel.fulfilmentId}/ship`, { carrier: "own_courier" });
    return { ...parcel, shipmentId: id };
  };
  const before = await parcelOf("BEFORE", `ул. Ближняя, ${run}`, { latitude: 55.7963, longitude: 49.1088 });
  const parcel = await parcelOf("MINE", `ул. Дальняя, ${run}`, home);

  // The office plans the run by hand, so that the buyer's stop is the second.
  await office.goto("/runs");
  await expect(async () => {
    await office.getByRole("button", { name: ru.shipping.runs.plan }).click();
    await expect(office.getByRole("dialog")).toBeVisible({ timeout: 2_000 });
  }).toPass(patient);
  const planning = office.getByRole("dialog");
  await planning.getByLabel(ru.shipping.runs.courier, { exact: false }).selectOption({ label: "Тимур Ахметов" });
  await planning.getByLabel(ru.shipping.runs.warehouse, { exact: false }).selectOption("KZN");
  await planning.getByRole("button", { name: ru.shipping.runs.planSave }).click();
  await expect(office).toHaveURL(/\/runs\/[0-9a-f-]+$/, patient);
  const runId = new URL(office.url()).pathname.split("/")[2] ?? "";
  await api("POST", `/runs/${runId}/parcels`, { shipmentIds: [before.shipmentId, parcel.shipmentId] });
  const { stops } = await api<{ stops: { id: string; orderId: string }[] }>("GET", `/runs/${runId}`);
  if (stops[0]?.orderId !== before.id) await api("POST", `/runs/${runId}/stops/${stops[0]?.id}/move`, { by: 1 });

  const courier = await openAs("picker", {
    ...phone,
    geolocation: { latitude: 55.7863, longitude: 49.1088 },
    permissions: ["geolocation"],
  });
  await courier.goto(`/runs/${runId}/way`);
  const take = courier.getByRole("button", { name: /^Забрать со склада/ });
  await expect(async () => {
    await take.click();
    await expect(take).toBeHidden({ timeout: 10_000 });
  }).toPass(patient);

  // Until he says so nobody sees anything.
  const buyer = await openAs(null, phone);
  await buyer.goto(new URL(parcel.trackingUrl).pathname);
  const away = buyer.getByRole("heading", { name: ru.track.courierAway });
  await expect(buyer.getByRole("heading", { level: 1 })).toBeVisible(patient);
  await expect(away).toHaveCount(0);

  // He does: the office sees the place, the buyer of the second stop how far it is, and never where.
  const share = courier.getByRole("switch", { name: words.place.share });
  await share.click();
  await expect(share).toBeChecked(patient);
  await expect(away).toBeVisible(patient);
  await expect(buyer.getByText("До вас ещё 1 остановка.")).toBeVisible();
  await expect(buyer.getByText("Примерно 11 км по прямой.")).toBeVisible(nextMinute);
  await expect(office.getByRole("link", { name: /55,?\.?78630/ })).toBeVisible(nextMinute);
  expect(await buyer.content()).not.toContain("55.78");

  // He drives on, and the stop before is done.
  await api("POST", `/runs/${runId}/stops/${stops.find(({ orderId }) => orderId === before.id)?.id}/acts`, {
    act: "delivered",
    actId: crypto.randomUUID(),
  });
  await courier.context().setGeolocation({ latitude: 55.8413, longitude: 49.1088 });
  await expect(buyer.getByText("Вы следующие.")).toBeVisible(nextMinute);
  await expect(buyer.getByText("Примерно 5 км по прямой.")).toBeVisible(nextMinute);

  // He stops it, and it is gone at once; he begins anew, and it is there at once.
  await share.click();
  await expect(share).not.toBeChecked(patient);
  await expect(away).toHaveCount(0, { timeout: 30_000 });
  await share.click();
  await expect(share).toBeChecked(patient);
  await expect(away).toBeVisible({ timeout: 30_000 });

  // What has arrived is on nobody's way any more, and the courier shares nothing.
  const mine = stops.find(({ orderId }) => orderId === parcel.id)?.id ?? "";
  await api("POST", `/runs/${runId}/stops/${mine}/acts`, { act: "delivered", actId: crypto.randomUUID() });
  await expect(buyer.getByRole("heading", { level: 1 })).toContainText(ru.track.say.delivered.replace(" {when}", ""), patient);
  await expect(away).toHaveCount(0);
  await expect(share).toHaveCount(0, patient);
  expect(await api("GET", `/runs/${runId}`)).toMatchObject({ position: null });
});
