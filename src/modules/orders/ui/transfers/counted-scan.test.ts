import { expect, test } from "vitest";
import { countedScan } from "./counted-scan";

const cup = { sku: "CUP", barcode: "4601234567893", tracksSerials: false, serials: [] };
const phone = { sku: "PHONE", barcode: "4006381333931", tracksSerials: true, serials: ["S1", "S2"] };

test("a scan counts a unit by its barcode, SKU or serial number, and asks for the number where one is kept", () => {
  const lines = [cup, phone];
  expect(countedScan("4601234567893", lines)).toEqual({ sku: "CUP", serial: null });
  expect(countedScan("cup", lines)).toEqual({ sku: "CUP", serial: null });
  expect(countedScan(" S2\n", lines)).toEqual({ sku: "PHONE", serial: "S2" });
  expect(countedScan("ЫЫ2", [{ ...phone, serials: ["SS2"] }])).toEqual({ sku: "PHONE", serial: "SS2" });
  expect(countedScan("010400638133393121S1", lines)).toEqual({ sku: "PHONE", serial: "S1" });
  expect(countedScan("4006381333931", lines)).toMatchObject({ code: "scan.serial_needed", params: { sku: "PHONE" } });
  expect(countedScan("S3", lines)).toMatchObject({ code: "transfer.not_in_transfer", params: { sku: "S3" } });
});
