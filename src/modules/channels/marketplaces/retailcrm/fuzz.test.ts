import { test } from "vitest";
import { expectNoThrow, expectSoundWhateverChanges } from "@/testing/strange-payloads";
import { anOrder, receivedAt } from "./fixtures";
import { translate } from "./translate";

const read = (rawBody: Uint8Array) => translate({ rawBody, receivedAt, settings: {} });

test(
  "no change to an order makes the adapter throw or lose its sums",
  () => expectSoundWhateverChanges(anOrder(), read, receivedAt),
  60_000,
);

test("no bytes make the adapter throw", () => expectNoThrow(read));
