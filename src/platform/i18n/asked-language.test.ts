import { expect, test } from "vitest";
import { askedLanguage } from "./asked-language";

test.each([
  ["/t/abc?lang=en", "en"],
  ["/t/abc?rating=missing", null],
  ["/t/abc?lang=%00", null],
  ["/t/abc?lang=en%0D%0Ax", null],
  ["/orders?lang=en", null],
  ["/today?lang=en", null],
])("%s asks for %s", (address, expected) => {
  expect(askedLanguage(new URL(address, "http://shop.example"))).toBe(expected);
});
