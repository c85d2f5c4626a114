import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import bwip from "bwip-js/node";
import { beforeAll, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { readScan } from "@/lib/barcode";
import { asScannerTypes } from "./as-scanner-types";
import { readerOptions } from "./reader-options";

beforeAll(async () => {
  const wasmBinary = await readFile(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer }, fireImmediately: true });
});

async function readBack(bcid: string, text: string, more: object = {}): Promise<string[]> {
  const png = await bwip.toBuffer({ bcid, text, scale: 3, paddingwidth: 12, paddingheight: 12, backgroundcolor: "FFFFFF", ...more });
  return (await readBarcodes(new Uint8Array(png), readerOptions)).filter((one) => one.isValid).map(asScannerTypes);
}

const gs = "\u001d";

test.each([
  ["ean13", "4006381333931", "04006381333931"],
  ["ean8", "96385074", "00000096385074"],
  ["upca", "036000291452", "00036000291452"],
  ["upce", "04252614", "00042100005264"],
  ["itf14", "10614141000415", "10614141000415"],
])("the camera's reader reads %s %s", async (bcid, text, gtin) => {
  const [code] = await readBack(bcid, text);
  expect(readScan(code ?? "").gtin).toBe(gtin);
});

test.each(["code128", "datamatrix", "qrcode"])("a bin's or an article's own code is read as %s", async (bcid) => {
  expect(await readBack(bcid, "TEA-SHU-357")).toEqual(["TEA-SHU-357"]);
});

test.each(["gs1-128", "gs1datamatrix", "gs1qrcode", "databarexpanded"])("%s gives GTIN, lot and expiry", async (bcid) => {
  const [code] = await readBack(bcid, "(01)04006381333931(10)A1(17)270100");
  expect(readScan(code ?? "")).toMatchObject({ gtin: "04006381333931", lot: "A1", expiresOn: "2027-01-31", fault: null });
});

test("a parcel's number is read from GS1-128", async () => {
  const [code] = await readBack("gs1-128", "(00)376130321109103420");
  expect(readScan(code ?? "").sscc).toBe("376130321109103420");
});

test("a code of «Честный знак» is read byte for byte", async () => {
  const mark = `0104006381333931215aB"x+7Kq&d1!${gs}91EE06${gs}92c2lnbmF0dXJl0123456789abcdefABCDEF0123456789AB=`;
  const [code] = await readBack("gs1datamatrix", `(01)04006381333931(21)5aB"x+7Kq&d1!(91)EE06(92)${mark.split(`${gs}92`)[1]}`);
  expect(readScan(code ?? "")).toMatchObject({ text: mark, gtin: "04006381333931", serial: `5aB"x+7Kq&d1!` });
});
