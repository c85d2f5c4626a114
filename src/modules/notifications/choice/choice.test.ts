import { describe, expect, test } from "vitest";
import { isAllowed, usualSettings, waysFor } from "../message-settings";
import { buyerTimeZone } from "./buyer-time-zone";
import { waitsUntil } from "./quiet-hours";

const here = (over: Partial<NonNullable<Parameters<typeof buyerTimeZone>[0]>>) => ({
  country: "RU",
  region: null,
  city: "",
  postalCode: null,
  ...over,
});

describe("the buyer's clock", () => {
  test.each([
    [here({ region: "Свердловская обл", city: "Реж" }), "Asia/Yekaterinburg"],
    [here({ region: "Респ. Татарстан" }), "Europe/Moscow"],
    [here({ postalCode: "630099", city: "Бердск" }), "Asia/Novosibirsk"],
    [here({ city: "г. Владивосток" }), "Asia/Vladivostok"],
    [here({ city: "Петропавловск-Камчатский" }), "Asia/Kamchatka"],
    [here({ city: "Неведомск" }), "Europe/Samara"],
    [here({ country: "KZ", city: "Алматы" }), "Asia/Almaty"],
    [here({ country: "US", city: "Boston" }), "Europe/Samara"],
    [null, "Europe/Samara"],
  ])("%j is %s", (address, zone) => {
    expect(buyerTimeZone(address, "Europe/Samara")).toBe(zone);
  });
});

describe("quiet hours", () => {
  const at = (now: string, over: object = {}) =>
    waitsUntil(
      { event: "accepted", channel: "sms", now: new Date(now), timeZone: "Europe/Moscow", ...over },
      usualSettings,
    )?.toISOString() ?? null;
  test.each([
    ["2026-11-22T17:59:59Z", null],
    ["2026-11-22T18:00:00Z", "2026-11-23T06:00:00.000Z"],
    ["2026-11-22T23:30:00Z", "2026-11-23T06:00:00.000Z"],
    ["2026-11-23T05:59:00Z", "2026-11-23T06:00:00.000Z"],
    ["2026-11-23T06:00:00Z", null],
  ])("at %s a text message waits until %s", (now, until) => {
    expect(at(now)).toBe(until);
  });

  test("letters, what cannot wait, and a shop without quiet hours wait for nothing", () => {
    const night = "2026-11-22T22:00:00Z";
    expect(at(night, { channel: "email" })).toBeNull();
    expect(at(night, { event: "out_for_delivery" })).toBeNull();
    expect(waitsUntil({ event: "accepted", channel: "sms", now: new Date(night), timeZone: "Europe/Moscow" }, { quiet: null })).toBeNull();
  });

  test("hours within a day end on that day", () => {
    const quiet = { from: "12:00", until: "14:00", channels: ["sms" as const], urgent: [] };
    const noon = { event: "accepted" as const, channel: "sms" as const, now: new Date("2026-11-22T09:30:00Z"), timeZone: "Europe/Moscow" };
    expect(waitsUntil(noon, { quiet })?.toISOString()).toBe("2026-11-22T11:00:00.000Z");
  });
});

describe("the ways to a buyer", () => {
  const way = (recipient: string | null, over: object = {}) => ({ recipient, isReady: true, isAllowed: true, ...over });
  const all = { email: way("a@example.com"), sms: way("+79161234567"), telegram: way(null) };
  const settings = { ...usualSettings, order: ["telegram" as const, "sms" as const, "email" as const] };

  test("are tried in their order, where somebody is there and nothing is off", () => {
    expect(waysFor("packed", settings, all)).toEqual(["sms", "email"]);
    expect(waysFor("packed", { ...settings, off: { packed: ["sms"] } }, all)).toEqual(["email"]);
    expect(waysFor("packed", settings, { ...all, sms: way("+79161234567", { isAllowed: false }) })).toEqual(["email"]);
    expect(waysFor("packed", settings, { ...all, sms: way("+79161234567", { isReady: false }) })).toEqual(["email"]);
  });

  test("letters without a mail server are kept when nothing else reaches the buyer", () => {
    const kept = { ...all, email: way("a@example.com", { isReady: false }) };
    expect(waysFor("packed", usualSettings, kept)).toEqual(["sms", "email"]);
  });

  test("what is about the order itself cannot be refused", () => {
    expect(isAllowed("packed", usualSettings, false)).toBe(true);
    expect(isAllowed("pickup_reminder", usualSettings, false)).toBe(false);
    expect(isAllowed("pickup_reminder", usualSettings, null)).toBe(true);
    expect(isAllowed("pickup_reminder", { ...usualSettings, consent: "if_agreed" }, null)).toBe(false);
    expect(isAllowed("pickup_reminder", { ...usualSettings, consent: "if_agreed" }, true)).toBe(true);
  });
});
