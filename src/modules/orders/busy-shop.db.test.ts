import { test } from "vitest";
import { withOwnDatabase } from "@/testing/database";
import { checkBusyShop } from "@/testing/run-busy-shop";

test(
  "S6: eight workers over a slow link, and every read of the books balances",
  { timeout: 90_000 },
  withOwnDatabase((database) => checkBusyShop(database, { ms: 6_000, delayMs: 2 })),
);
