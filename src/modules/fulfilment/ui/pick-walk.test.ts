import { expect, test } from "vitest";
import { type WalkLine, walkOf } from "./pick-walk";

const line = (id: string, quantity: number, picked: number): WalkLine => ({
  id,
  sku: id,
  name: id,
  barcode: null,
  picture: null,
  bin: null,
  quantity,
  picked,
});

test("the walk goes to the first line that lacks a unit", () => {
  const walk = walkOf([line("a", 2, 2), line("b", 3, 1), line("c", 1, 0)], null);
  expect(walk).toMatchObject({ total: 6, done: 3, current: { id: "b" }, ahead: [{ id: "c" }] });
});

test("the line in hand stays until it is full", () => {
  const lines = [line("a", 2, 0), line("c", 3, 1)];
  expect(walkOf(lines, "c").current?.id).toBe("c");
  expect(walkOf([line("a", 2, 0), line("c", 3, 3)], "c").current?.id).toBe("a");
});

test("a full tote has nowhere to go", () => {
  expect(walkOf([line("a", 1, 1)], "a")).toMatchObject({ current: null, ahead: [] });
});
