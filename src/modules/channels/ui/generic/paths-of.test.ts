import { expect, test } from "vitest";
import { lineFields, orderFields } from "../../marketplaces/generic/mapping";
import { mappingGroups } from "./mapping-groups";
import { pathsOf } from "./paths-of";

test("the paths of a payload are written as a mapping writes them", () => {
  const payload = { order: { id: 7, "a.b": null, items: [{ sku: "A" }, { sku: "B", size: { cm: 3 } }] }, tags: ["x"] };
  expect(pathsOf(JSON.stringify(payload))).toEqual(["order.id", 'order."a.b"', "order.items[].sku", "order.items[].size.cm", "tags[]"]);
  expect(pathsOf("Name=Anna&Phone=7&payment%5Bid%5D=1")).toEqual(["Name", "Phone", '"payment[id]"']);
  expect([pathsOf(""), pathsOf("nonsense"), pathsOf("3")]).toEqual([[], [], []]);
});

test("every field of a mapping stands in one group of the editor", () => {
  expect(Object.values(mappingGroups).flat().toSorted()).toEqual([...orderFields, ...lineFields].toSorted());
});
