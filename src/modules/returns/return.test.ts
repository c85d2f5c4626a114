import { describe, expect, test } from "vitest";
import { verdictOf, wayBackPayer, whyNotTaken } from "./approval";
import { askUntil, refundDue } from "./deadlines";
import { readReason } from "./reasons";
import { returnStatuses, statusAfterMove, whyNotAsk, whyNotReturn } from "./return";
import { ReturnSettings, returnSettingsFrom, usualReturnSettings } from "./settings";

const settings = usualReturnSettings;
const timezone = "Europe/Moscow";

describe("the life of a return", () => {
  const may = (action: Parameters<typeof whyNotReturn>[0]) => returnStatuses.filter((status) => !whyNotReturn(action, { status }));
  test("each action has its states", () => {
    expect(may("approve")).toEqual(["requested"]);
    expect(may("receive")).toEqual(["approved", "on_the_way", "partially_received"]);
    expect(may("refund")).toEqual(["partially_received", "received"]);
    expect(may("cancel")).toEqual(["requested", "approved", "on_the_way"]);
    expect(may("close")).toEqual(["received", "refunded", "exchanged"]);
  });

  const line = { quantity: 2, good: 1, damaged: 0, missing: 0 };
  const all = { ...line, damaged: 1 };
  const sums = { status: "approved" as const, dueMinor: 100, refundedMinor: 0, isExchanged: false };
  test.each([
    ["nothing has come", { ...sums, lines: [{ ...line, good: 0 }] }, "approved"],
    ["a part has come", { ...sums, lines: [line] }, "partially_received"],
    ["a part has come and its money went back", { ...sums, lines: [line], refundedMinor: 100 }, "partially_received"],
    ["all has come", { ...sums, lines: [all] }, "received"],
    ["all has come and a part of the money went back", { ...sums, lines: [all], refundedMinor: 60 }, "received"],
    ["all has come and all money went back", { ...sums, lines: [all], refundedMinor: 100 }, "refunded"],
    ["all was exchanged", { ...sums, lines: [all], refundedMinor: 100, isExchanged: true }, "exchanged"],
    ["nothing was ever paid", { ...sums, lines: [all], dueMinor: 0 }, "received"],
  ])("%s", (_, given, status) => expect(statusAfterMove(given)).toBe(status));

  test("never more units than have left, over all returns", () => {
    const units = { sku: "A", shipped: 5, returnRequested: 1, returnedGood: 1, returnedDamaged: 1 };
    expect(whyNotAsk(units, 2)).toBeNull();
    expect(whyNotAsk(units, 3)).toMatchObject({ code: "return.more_than_shipped", params: { most: 2 } });
  });
});

describe("deadlines", () => {
  const handed = new Date("2026-11-20T21:30:00Z"); // the 21st in Moscow
  test("seven days after handover, to the end of the day in the shop's time zone", () => {
    expect(askUntil(handed, false, settings, timezone)?.toISOString()).toBe("2026-11-28T20:59:59.000Z");
    expect(askUntil(handed, false, settings, "UTC")?.toISOString()).toBe("2026-11-27T23:59:59.000Z");
  });
  test("three months where the buyer was not told in writing, two years for a fault", () => {
    expect(askUntil(handed, false, { ...settings, toldInWriting: false }, timezone)?.toISOString()).toBe("2027-02-21T20:59:59.000Z");
    expect(askUntil(handed, true, settings, timezone)?.toISOString()).toBe("2028-11-21T20:59:59.000Z");
    expect(askUntil(new Date("2026-11-30T09:00:00Z"), false, { ...settings, toldInWriting: false }, "UTC")?.toISOString()).toBe(
      "2027-02-28T23:59:59.000Z",
    );
  });
  test("no time runs before the handover, and the money is due ten days after the demand", () => {
    expect(askUntil(null, false, settings, timezone)).toBeNull();
    expect(refundDue(new Date("2026-11-20T09:00:00Z"), settings, timezone).toISOString()).toBe("2026-11-30T20:59:59.000Z");
  });
});

describe("approval", () => {
  const now = new Date("2026-11-23T09:00:00Z");
  const line = { sku: "SOCK-42", group: "socks", reason: "wrong_size" as const, handedOverAt: new Date("2026-11-20T09:00:00Z") };
  const terms = { settings: { ...settings, approveReasons: ["wrong_size" as const] }, timezone, now };
  const late = { ...line, handedOverAt: new Date("2026-11-10T09:00:00Z") };

  test("by rule for a reason that needs no look, in time and of a kind that is taken back", () => {
    expect(verdictOf("buyer", [line], terms)).toMatchObject({ approved: true });
    expect(verdictOf("buyer", [{ ...line, reason: "defective" }], terms)).toEqual({ approved: false, why: [] });
    expect(verdictOf("buyer", [late], terms)).toMatchObject({ approved: false, why: [{ code: "return.too_late" }] });
    expect(verdictOf("staff", [line], terms)).toEqual({ approved: false, why: [] });
    expect(verdictOf("carrier", [late], terms)).toMatchObject({ approved: true });
  });
  test("kinds that are not taken back come back with a fault only", () => {
    for (const kind of ["SOCKS", "sock-42", "sock*"]) {
      const strict = { ...terms, settings: { ...terms.settings, notReturnable: [kind] } };
      expect(whyNotTaken(line, strict)).toMatchObject({ code: "return.kind_not_taken" });
      expect(whyNotTaken({ ...line, reason: "defective" }, strict)).toBeNull();
    }
  });
  test("the shop pays the way back for its faults, the buyer for a change of mind", () => {
    expect(wayBackPayer([{ reason: "defective" }], settings)).toBe("shop");
    expect(wayBackPayer([{ reason: "changed_mind" }], settings)).toBe("buyer");
    expect(wayBackPayer([{ reason: "changed_mind" }], { ...settings, wayBack: "shop" })).toBe("shop");
  });
});

test("a reason in anybody's words is kept beside ours", () => {
  expect(readReason("Wrong size")).toEqual({ reason: "wrong_size", note: null });
  expect(readReason("не подошёл цвет")).toEqual({ reason: "other", note: "не подошёл цвет" });
});

test("the usual settings are the law's, and stored ones gain what was added since", () => {
  expect(settings).toMatchObject({ returnDays: 7, untoldMonths: 3, refundDays: 10, toldInWriting: true });
  expect(returnSettingsFrom({ returnDays: 14 })).toEqual(ReturnSettings.parse({ returnDays: 14 }));
});
