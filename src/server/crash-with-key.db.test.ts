import { test } from "vitest";
import { crashWithKey } from "@/testing/crash-with-key";
import { withDatabase } from "@/testing/database";

// At every moment, for an order and for a payment: src/server/crash-with-key.proof.ts. Breaks with: the key is kept after the
// commit and not in it, seen: the second payment is no replay.
test(
  "S16: a process that is killed after its commit and before the answer leaves exactly one effect to whoever asks again",
  { timeout: 120_000 },
  withDatabase((database) => crashWithKey(database, "after its commit and before the answer", "payment")),
);
