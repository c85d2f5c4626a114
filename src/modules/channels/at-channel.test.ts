import { expect, test } from "vitest";
import { whyNotAtChannel } from "./at-channel";

test("only what the channel can do is offered, and an order of no channel may do all", () => {
  expect(whyNotAtChannel("cancelUnits", { cancelsParts: false, splits: true })).toEqual({ code: "channel.cancels_whole_only" });
  expect(whyNotAtChannel("split", { cancelsParts: true, splits: false })).toEqual({ code: "channel.one_parcel_only" });
  expect(whyNotAtChannel("split", { cancelsParts: false, splits: true })).toBeNull();
  expect(whyNotAtChannel("cancelUnits", { cancelsParts: true, splits: false })).toBeNull();
  expect([whyNotAtChannel("cancelUnits", null), whyNotAtChannel("split", null)]).toEqual([null, null]);
});
