import { expect, test } from "vitest";
import { expectNoThrow, expectSoundWhateverChanges } from "@/testing/strange-payloads";
import { fixture, receivedAt } from "./fixtures";
import { inspect, reply } from "./notification";
import { translate } from "./translate";

const read = (rawBody: Uint8Array) => translate({ rawBody, receivedAt, settings: {} });

test.each(["order-fbs", "order-dbs", "push-accept"] as const)(
  "no change to %s makes the adapter throw or lose its sums",
  (name) => expectSoundWhateverChanges(fixture(name), read, receivedAt),
  60_000,
);

test("no bytes make the adapter throw", () => {
  expectNoThrow(read);
  expectNoThrow((rawBody) => expect(JSON.stringify(reply(inspect({ rawBody }), receivedAt))).toBeTruthy());
});
