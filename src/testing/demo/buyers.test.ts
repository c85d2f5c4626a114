import { expect, test } from "vitest";
import { demoBuyers } from "./buyers";

test("there are enough buyers, in two languages, all over the country and beyond", () => {
  expect(demoBuyers.length).toBeGreaterThanOrEqual(160);
  expect(demoBuyers.filter(({ locale }) => locale === "en").length).toBeGreaterThanOrEqual(30);
  expect(
    new Set(demoBuyers.filter(({ address }) => address.country === "RU").map(({ address }) => address.city)).size,
  ).toBeGreaterThanOrEqual(40);
  expect(new Set(demoBuyers.map(({ address }) => address.country)).size).toBeGreaterThanOrEqual(4);
});

test("no two share a phone or an e-mail, and none can reach a real person", () => {
  expect(new Set(demoBuyers.map(({ phone }) => phone)).size).toBe(demoBuyers.length);
  expect(new Set(demoBuyers.map(({ email }) => email)).size).toBe(demoBuyers.length);
  for (const { email, phone } of demoBuyers) {
    expect(email).toMatch(/^[a-z.]+@([a-z-]+\.)?example\.(com|org)$/);
    expect(phone).toMatch(/^\+[1-9]\d{9,14}$/);
  }
});

test("Russian postal codes have six digits, phones eleven", () => {
  for (const { address, phone } of demoBuyers) {
    if (address.country !== "RU") continue;
    expect(address.postalCode).toMatch(/^\d{6}$/);
    expect(phone).toMatch(/^\+7\d{10}$/);
  }
});
