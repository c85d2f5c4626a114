import { expect, test } from "vitest";
import { isOpen, whyNotChange, whyNotInvite } from "./members";

const owner = { userId: "o", role: "owner" as const };
const manager = { userId: "m", role: "manager" as const };
const of = (role: "owner" | "manager" | "operator" | "viewer", disabled = false) => ({ userId: "x", role, disabled });

test.each([
  ["a manager changes an operator", manager, of("operator"), { role: "viewer" }, 1, null],
  ["a manager makes no owner", manager, of("operator"), { role: "owner" }, 1, "auth.owner_only"],
  ["a manager lowers no owner", manager, of("owner"), { role: "viewer" }, 2, "auth.owner_only"],
  ["a manager disables no owner", manager, of("owner"), { disabled: true }, 2, "auth.owner_only"],
  ["an owner makes an owner", owner, of("manager"), { role: "owner" }, 1, null],
  ["an owner lowers one of two", owner, of("owner"), { role: "manager" }, 2, null],
  [
    "the last owner stays, even when an owner by key asks",
    { userId: null, role: "owner" as const },
    of("owner"),
    { role: "manager" },
    1,
    "auth.last_owner",
  ],
  ["the last owner is not disabled", owner, { ...of("owner"), userId: "o" }, { disabled: true }, 1, "auth.last_owner"],
  ["nobody changes oneself", owner, { ...of("owner"), userId: "o" }, { role: "viewer" }, 2, "auth.yourself"],
  ["a disabled owner may be enabled by an owner", owner, of("owner", true), { disabled: false }, 1, null],
  ["an operator changes nobody", { userId: "p", role: "operator" as const }, of("viewer"), { role: "operator" }, 1, "forbidden.role"],
] as const)("%s", (_, by, member, change, owners, expected) => {
  expect(whyNotChange(by, member, change, owners)?.code ?? null).toBe(expected);
});

test("only an owner invites an owner", () => {
  expect(whyNotInvite({ role: "manager" }, "owner")?.code).toBe("auth.owner_only");
  expect(whyNotInvite({ role: "manager" }, "manager")).toBeNull();
  expect(whyNotInvite({ role: "operator" }, "viewer")?.code).toBe("forbidden.role");
});

test("an invitation is open until it is used, taken back or too old", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const open = { expiresAt: new Date("2026-11-23T12:00:00Z"), acceptedAt: null, revokedAt: null };
  expect(isOpen(open, now)).toBe(true);
  expect(isOpen({ ...open, acceptedAt: now }, now)).toBe(false);
  expect(isOpen({ ...open, revokedAt: now }, now)).toBe(false);
  expect(isOpen({ ...open, expiresAt: now }, now)).toBe(false);
});
