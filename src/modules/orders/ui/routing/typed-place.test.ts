import { expect, test } from "vitest";
import { typedPlace } from "./typed-place";

test("figures are a postal code, everything else a town", () => {
  expect(typedPlace(" 420 111 ")).toEqual({ postalCode: "420111" });
  expect(typedPlace("Казань")).toEqual({ city: "Казань" });
  expect(typedPlace("Арзамас-16")).toEqual({ city: "Арзамас-16" });
  expect(typedPlace("-")).toEqual({ city: "-" });
});
