import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp } from "@/testing/app";
import { eventually } from "@/testing/eventually";
import { anOrderFor, aRunningShop, auditOf, inItsDatabase, type RunningShop, stockUp } from "@/testing/running-shop";
import { findRunning } from "../cli/embedded/postgres.mjs";

let shop: RunningShop;

beforeAll(async () => {
  shop = await aRunningShop();
  await stockUp(shop, { TEE: 1_000 });
});

afterAll(() => shop?.remove());

test("S43: a SIGTERM under load answers what was asked, tells the sockets, ends with 0 and leaves nothing running", async () => {
  const socket = io(`${shop.url}/staff`, { auth: { apiKey: shop.apiKey }, transports: ["websocket"], reconnection: false });
  const told = new Promise<string>((resolve) => socket.once("disconnect", (reason) => resolve(reason)));
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject));

  // The stock is held until the signal has arrived, so that every order is under way when it does.
  let signalledAt = 0;
  let answers: Promise<number[]> = Promise.resolve([]);
  await inItsDatabase(shop, (db) =>
    db.transaction(async (tx) => {
      await tx.execute("select * from stock_levels for update");
      answers = Promise.all(
        Array.from({ length: 30 }, async (_, i) => (await shop.api("POST", "/api/v1/orders", anOrderFor(`S-${i}`, [["TEE", 1]]))).status),
      );
      await eventually(async () => {
        // Asked outside the transaction, which would see the same first answer for as long as it lasts.
        const { rows } = await db.execute<{ waiting: number }>(
          "select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock'",
        );
        return (rows[0]?.waiting ?? 0) > 0;
      });
      process.kill(shop.pid, "SIGTERM");
      signalledAt = Date.now();
      await eventually(async () => !(await isReady(shop.url)), 3_000);
    }),
  );
  const readyEndedAfter = Date.now() - signalledAt;

  expect(await answers).toEqual(Array.from({ length: 30 }, () => 201));
  expect(readyEndedAfter).toBeLessThan(3_000);
  // A lost transport, after which a client comes back by itself; "io server disconnect" would keep it away.
  expect(await told).toMatch(/^transport/);
  expect(await shop.ended).toBe(0);
  expect(Date.now() - signalledAt).toBeLessThan(30_000);
  expect(await findRunning(shop.dataDir)).toBeNull();
  expect(() => process.kill(-shop.pid, 0)).toThrow(/ESRCH/);
  socket.close();

  const again = await startApp({ dataDir: shop.dataDir });
  expect(await auditOf(again)).toEqual([]);
  await again.stop();
});

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { headers: { connection: "close" } }).then(
    ({ ok }) => ok,
    () => false,
  );
}
