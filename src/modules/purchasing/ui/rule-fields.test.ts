import { expect, test } from "vitest";
import { figureText, typedFigure } from "./rule-fields";

test("figures are read as people type them, and written back the same", () => {
  expect([typedFigure("95", { percent: true }), typedFigure("97,5", { percent: true }), typedFigure("14")]).toEqual([0.95, 0.975, 14]);
  expect([typedFigure(" "), typedFigure("soon"), typedFigure("-3"), typedFigure("2.5")]).toEqual([null, undefined, undefined, 2.5]);
  expect([figureText(0.975, { percent: true }), figureText(14), figureText(null)]).toEqual(["97.5", "14", ""]);
});
