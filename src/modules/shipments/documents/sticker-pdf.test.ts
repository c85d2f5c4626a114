import sharp from "sharp";
import { expect, test } from "vitest";
import { stickerPdf } from "./sticker-pdf";

test("a picture of a sticker becomes a page of its shape", async () => {
  const png = await sharp({ create: { width: 580, height: 400, channels: 4, background: "#ffffff" } })
    .png()
    .toBuffer();
  const pdf = (await stickerPdf(png)).toString("latin1");
  expect(pdf.startsWith("%PDF-")).toBe(true);
  // 58 × 40 mm in points.
  expect(pdf).toMatch(/MediaBox \[0 0 164\.4\d* 113\.3\d*\]/);
});

test("what is no picture is refused", async () => {
  await expect(stickerPdf(Buffer.from("not a picture"))).rejects.toMatchObject({ reason: { code: "channel.label_unreadable" } });
});
