import type { Db } from "@/platform/db";
import { createHttpApp } from "@/server/http";

export const testBaseUrl = "http://dirigent.test";
export const testSecret = "only-for-tests".padEnd(48, "0");

/** The whole Hono app on a test's database: `app.request("/api/v1/orders", { headers: { authorization: \`Bearer ${key}\` } })`. */
export function testApp(db: Db, { answersWithinMs }: { answersWithinMs?: number } = {}) {
  return createHttpApp({ answersWithinMs, door: () => ({ db, secret: testSecret, baseUrl: testBaseUrl }) });
}
