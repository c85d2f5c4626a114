import { expect, test } from "vitest";
import { placesOf } from "./places";

const serving = ["MSK", "KZN", "SPB"].map((code) => ({ id: code.toLowerCase(), code }));
const plain = (places: ReadonlyMap<string, string>) => Object.fromEntries(places);
const map = { warehouseMap: { MSK: "W1", KZN: 22 } };

test("a warehouse's place is what the settings say, else what was said of the channel's words", () => {
  expect(plain(placesOf(map, "warehouse", serving))).toEqual({ msk: "W1", kzn: "22" });
  const said = new Map([
    ["MSK", "W9"],
    ["SPB", "W3"],
  ]);
  expect(plain(placesOf(map, "warehouse", serving, said))).toEqual({ msk: "W1", kzn: "22", spb: "W3" });
  expect(plain(placesOf({}, "warehouse", serving, said))).toEqual({ msk: "W9", spb: "W3" });
  // Somebody once said that W1 is St Petersburg's; the settings say that it is Moscow's.
  expect(plain(placesOf(map, "warehouse", serving, new Map([["SPB", "W1"]])))).toEqual({ msk: "W1", kzn: "22" });
});

test("one number in all is made of every warehouse, and only of the mapped ones once any is mapped", () => {
  expect(plain(placesOf({}, "product", serving))).toEqual({ msk: "", kzn: "", spb: "" });
  expect(plain(placesOf({ warehouseMap: { MSK: "51" } }, "product", serving))).toEqual({ msk: "" });
  expect(plain(placesOf({}, "product", serving, new Map([["KZN", "51"]])))).toEqual({ kzn: "" });
});

test("a channel that may do either has a number for each place once its settings name one", () => {
  expect(plain(placesOf({}, "either", serving, new Map([["KZN", "51"]])))).toEqual({ msk: "", kzn: "", spb: "" });
  expect(plain(placesOf(map, "either", serving))).toEqual({ msk: "W1", kzn: "22" });
});
