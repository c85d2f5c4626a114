import { expect, test, vi } from "vitest";
import { aBookingRequest } from "@/testing/booking-request";
import { askForQuotes } from "./ask-for-quotes";
import { type Carrier, CarrierUnavailable } from "./port";
import { carrierKinds, carrierOf, type OpenedCarrier, openAccount, startingCarriers } from "./registry";

const noNetwork = () => Promise.reject(new Error("no network in this test"));
const opened = (stored: Parameters<typeof openAccount>[0]): OpenedCarrier => {
  const account = openAccount(stored, noNetwork);
  if ("reason" in account) throw new Error(account.reason.code);
  return account;
};
const ownCourier = opened({ code: "own_courier", kind: "own_courier", settings: {}, secrets: {} });

/** The own courier with a counter that fails in its own way. */
const failing = (code: string, error: Error): OpenedCarrier => {
  const carrier: Carrier = { ...ownCourier.carrier, quote: () => Promise.reject(error) };
  return { carrier, account: { ...ownCourier.account, code } };
};

test("each kind is listed under its own name, and a kind of another version is unknown, not an error", () => {
  for (const kind of carrierKinds) expect(carrierOf(kind)?.kind).toBe(kind);
  expect(carrierOf("toString")).toBeNull();
});

test("what every organization starts with opens as it stands", () => {
  expect(startingCarriers.map((stored) => opened({ ...stored, secrets: null }).carrier.kind)).toEqual([
    "own_courier",
    "pickup",
    "marketplace",
  ]);
});

test("an account that its carrier cannot read is refused, not opened", () => {
  expect(openAccount({ code: "x", kind: "dpd", settings: {}, secrets: {} }, noNetwork)).toEqual({
    reason: { code: "carrier.unknown_kind", params: { kind: "dpd" } },
  });
  expect(openAccount({ code: "sim", kind: "simulated", settings: { failureRate: 7 }, secrets: {} }, noNetwork)).toEqual({
    reason: { code: "carrier.misconfigured", params: { carrier: "sim" } },
  });
});

test("a carrier that is down or broken holds up no other, and only the broken one is reported as a bug", async () => {
  const onBug = vi.fn<(error: unknown, carrier: string) => void>();
  const bug = new TypeError("oops");
  const down = failing("down", new CarrierUnavailable("time-out", "no"));

  const { quotes, refused } = await askForQuotes([down, failing("broken", bug), ownCourier], aBookingRequest(), onBug);

  expect(quotes).toMatchObject([{ carrier: "own_courier", service: "courier" }]);
  expect(refused.map(({ carrier, reason }) => `${carrier} ${reason.code}`)).toEqual([
    "down carrier.unavailable",
    "broken carrier.unavailable",
  ]);
  expect(onBug.mock.calls).toEqual([[bug, "broken"]]);
});
