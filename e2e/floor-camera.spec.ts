import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import bwip from "bwip-js/node";
import sharp from "sharp";
import { expect, phone, test } from "./fixtures";
import { aFloorTask } from "./floor-goods";
import { aKeyHolder } from "./key-holder";
import { ru } from "./words";

// Chromium plays this file as its camera. It is opened with the browser, before anything is known; its pictures are drawn by the test.
const film = path.join(mkdtempSync(path.join(tmpdir(), "dirigent-camera-")), "camera.y4m");
const [width, height] = [640, 480];
const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`);
const colourless = Buffer.alloc((width * height) / 2, 128);
const frame = (grey: Buffer) => Buffer.concat([Buffer.from("FRAME\n"), grey, colourless]);
const nothing = frame(Buffer.alloc(width * height, 200));
writeFileSync(film, Buffer.concat([head, nothing]));

test.use({
  permissions: ["camera"],
  launchOptions: async ({ launchOptions }, use) => {
    const camera = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`];
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera] });
  },
});

test.afterAll(() => rmSync(path.dirname(film), { recursive: true, force: true }));

/** A picture of a printed code, lying a little askew on a desk. */
async function pictureOf(bcid: string, text: string): Promise<Buffer> {
  const code = await bwip.toBuffer({
    bcid,
    text,
    scale: 3,
    height: 18,
    includetext: bcid === "ean13",
    padding: 10,
    backgroundcolor: "FFFFFF",
  });
  const turned = await sharp(code).rotate(4, { background: "#c8c8c8" }).toBuffer();
  const desk = sharp({ create: { width, height, channels: 3, background: "#c8c8c8" } });
  const grey = await desk
    .composite([{ input: turned, gravity: "centre" }])
    .flatten()
    .greyscale()
    .raw()
    .toBuffer();
  return frame(grey.subarray(0, width * height));
}

test("the camera reads the barcode of a product and the DataMatrix of another, and counts each unit once", async ({
  page: owner,
  openAs,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  const { a, b, taskId } = await aFloorTask(api, { a: 1, b: 1 });
  const ean = await pictureOf("ean13", a.barcode);
  const dataMatrix = await pictureOf("gs1datamatrix", `(01)0${b.barcode}(21)5aB"x(91)EE06`);
  const seconds = (picture: Buffer, count: number) => Array.from({ length: count * 5 }, () => picture);
  // Each for a while, with a hand's pause between them.
  writeFileSync(film, Buffer.concat([head, ...seconds(ean, 3), ...seconds(nothing, 2), ...seconds(dataMatrix, 3), ...seconds(nothing, 2)]));

  const picker = await openAs("picker", { ...phone, permissions: ["camera"] });
  await picker.goto(`/floor/pick/${taskId}`);
  await expect(async () => {
    await picker.getByRole("button", { name: ru.floor.scan.camera, exact: true }).click({ timeout: 2_000 });
    await expect(picker.getByLabel(ru.floor.camera.view)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(picker.getByText(ru.picking.done.title, { exact: true })).toBeVisible({ timeout: 90_000 });
  const { lines } = await api<{ lines: { sku: string; picked: number }[] }>("GET", `/fulfilments/${taskId}`);
  expect(Object.fromEntries(lines.map(({ sku, picked }) => [sku, picked]))).toEqual({ [a.sku]: 1, [b.sku]: 1 });
});

test("a refused camera is explained, and the code can be typed", async ({ page: owner, openAs, baseURL }) => {
  test.setTimeout(120_000);
  const api = await aKeyHolder(owner.request, baseURL ?? "");
  const { a, taskId } = await aFloorTask(api, { a: 2, b: 1 });
  const picker = await openAs("picker", phone);
  await picker.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await picker.goto(`/floor/pick/${taskId}`);
  await expect(async () => {
    await picker.getByRole("button", { name: ru.floor.scan.camera, exact: true }).click({ timeout: 2_000 });
    await expect(picker.getByText(ru.floor.camera.trouble.refused.title)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await picker.getByRole("button", { name: ru.floor.camera.close, exact: true }).click();
  await picker.getByRole("button", { name: ru.floor.scan.type }).click();
  await picker.getByRole("dialog").getByRole("textbox").fill(a.sku.toLowerCase());
  await picker.keyboard.press("Enter");
  const accepted = ru.picking.verdict.accepted.replace("{picked}", "1").replace("{quantity}", "2");
  await expect(picker.getByRole("status").filter({ hasText: accepted })).toBeVisible();
});
