import { test } from "vitest";
import { expectNoThrow, expectSoundWhateverChanges } from "@/testing/strange-payloads";
import { jobs, receivedAt, statuses } from "./fixtures";
import { translate } from "./translate";

// Hundreds of payloads each; more than a moment where much else runs.
const slow = { timeout: 30_000 };
const read = (rawBody: Uint8Array) => translate({ rawBody, receivedAt });

test("no change to the jobs of an order makes the adapter throw or lose its sums", slow, () =>
  expectSoundWhateverChanges({ orders: jobs(), statuses: statuses("confirm", "waiting") }, read, receivedAt),
);

test("no change to a single job makes the adapter throw or lose its sums", slow, () =>
  expectSoundWhateverChanges(jobs()[0], read, receivedAt),
);

test("no bytes make the adapter throw", () => expectNoThrow(read));
