import { test } from "vitest";
import { expectNoThrow, expectSoundWhateverChanges } from "@/testing/strange-payloads";
import { fixture, receivedAt } from "./fixtures";
import { inspect } from "./signature";
import { translate } from "./translate";

const read = (rawBody: Uint8Array) => translate({ rawBody, receivedAt });

test.each(["order-paid", "order-graph"] as const)(
  "no change to %s makes the adapter throw or lose its sums",
  (name) => expectSoundWhateverChanges(fixture(name), read, receivedAt),
  60_000,
);

test("no bytes make the adapter throw", () => {
  expectNoThrow(read);
  expectNoThrow((rawBody) => inspect({ headers: { "x-shopify-topic": "refunds/create" }, rawBody }));
  expectNoThrow((rawBody) => inspect({ headers: {}, rawBody }));
});
