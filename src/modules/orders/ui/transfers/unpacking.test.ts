import { describe, expect, test } from "vitest";
import { allCame, nothingCounted, saysAnything, unpackedOf, whyNotCounted } from "./unpacking";

const cup = { sku: "CUP", sent: 5, received: 1, damaged: 0, lost: 0, tracksSerials: false, serials: [] };
const phone = { ...cup, sku: "PHONE", sent: 3, received: 0, tracksSerials: true, serials: ["S1", "S2", "S3"] };

describe("the count of a line", () => {
  test("is what was typed", () => {
    const said = unpackedOf(cup, { typed: { received: "3", lost: "1" }, came: [] });
    expect(said).toEqual({ sku: "CUP", received: 3, damaged: 0, lost: 1, surplus: 0 });
    expect(said && whyNotCounted(cup, said)).toBeNull();
    expect(unpackedOf(cup, { typed: { surplus: "many" }, came: [] })).toBeNull();
    expect(unpackedOf(cup, allCame(cup))).toMatchObject({ received: 4 });
  });

  test("where numbers are kept is theirs: sent ones came, others are a surplus", () => {
    const said = unpackedOf(phone, { typed: { damaged: "1", received: "9" }, came: ["S1", "S3", "X"] });
    expect(said).toEqual({ sku: "PHONE", received: 1, damaged: 1, lost: 0, surplus: 1, serials: ["S1", "S3", "X"] });
    expect(said && whyNotCounted(phone, said)).toBeNull();
    expect(unpackedOf(phone, allCame(phone))).toMatchObject({ received: 3, surplus: 0, serials: ["S1", "S2", "S3"] });
  });

  test("cannot have more damaged units than came, nor lose those that did", () => {
    const said = unpackedOf(phone, { typed: { damaged: "2" }, came: ["S1"] });
    expect(said && whyNotCounted(phone, said)).toMatchObject({ code: "transfer.other_serials", params: { sent: 1, units: 2 } });
    const lost = unpackedOf(phone, { typed: { lost: "2" }, came: ["S1", "S2"] });
    expect(lost && whyNotCounted(phone, lost)).toMatchObject({ code: "transfer.more_than_sent" });
  });

  test("of nothing says nothing", () => {
    for (const line of [cup, phone]) {
      const said = unpackedOf(line, nothingCounted);
      expect(said && saysAnything(said)).toBe(false);
    }
  });
});
