import { test } from "vitest";
import { expectNoThrow, expectSoundWhateverChanges } from "@/testing/strange-payloads";
import { fixture, receivedAt } from "./fixtures";
import { inspect } from "./notice";
import { translate } from "./translate";

// Hundreds of payloads each; more than a moment where much else runs.
const slow = { timeout: 30_000 };
const read = (rawBody: Uint8Array) => translate({ rawBody, receivedAt });

test.each(["posting-fbs", "posting-rfbs", "posting-fbo"] as const)(
  "no change to %s makes the adapter throw or lose its sums",
  slow,
  (name) => expectSoundWhateverChanges(fixture(name), read, receivedAt),
);

test("no change to a split order makes the adapter throw or lose its sums", slow, () =>
  expectSoundWhateverChanges(
    { postings: [fixture("posting-fbs"), fixture("posting-fbs", { posting_number: "2", status: "cancelled" })] },
    read,
    receivedAt,
  ),
);

test("no bytes make the adapter throw", () => {
  expectNoThrow(read);
  expectNoThrow((rawBody) => inspect({ rawBody }));
});
