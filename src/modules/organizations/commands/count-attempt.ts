import { sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Db } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { tokenHash } from "@/platform/tokens";
import { type LimitKind, limits, secondsToWait } from "../sign-in-limits";
import { signInThrottle } from "../tables";

/** What is being tried. The e-mail is stored as a hash only: typed in the wrong field it may be a password. */
export type Attempt = { email: string; address: string; knownAddress: boolean };

type Limit = { kind: LimitKind; key: string };

function limitsOf({ email, address, knownAddress }: Attempt): Limit[] {
  const account = tokenHash(email).slice(0, 32);
  const all: Limit[] = [
    { kind: "pair", key: `pair:${account}:${address}` },
    { kind: "address", key: `address:${address}` },
  ];
  return knownAddress ? all : [...all, { kind: "account", key: `account:${account}` }];
}

/** Counts an attempt before it is made, and refuses it when there were too many. */
export async function countAttempt(db: Db, attempt: Attempt, now: Date): Promise<void> {
  let wait = 0;
  for (const { kind, key } of limitsOf(attempt)) {
    const fresh = sql`${signInThrottle.windowStartedAt} > ${new Date(now.getTime() - limits[kind].windowMinutes * 60_000)}`;
    const [count] = await db
      .insert(signInThrottle)
      .values({ key, failures: 1, windowStartedAt: now })
      .onConflictDoUpdate({
        target: signInThrottle.key,
        set: {
          failures: sql`case when ${fresh} then least(${signInThrottle.failures} + 1, 1000000) else 1 end`,
          windowStartedAt: sql`case when ${fresh} then ${signInThrottle.windowStartedAt} else ${now} end`,
        },
      })
      .returning({ attempts: signInThrottle.failures, windowStartedAt: signInThrottle.windowStartedAt });
    if (count) wait = Math.max(wait, secondsToWait(kind, count, now));
    // A refused attempt must not fill the wider limits: one address at one account would use up the account's.
    if (wait > 0) break;
  }
  if (wait > 0) throw new Refusal("too_many", reason("auth.too_many_attempts", { seconds: wait }));
}

/** Takes back what a right password was counted for. */
export async function forgiveAttempt(db: Db, attempt: Attempt): Promise<void> {
  for (const { kind, key } of limitsOf(attempt)) {
    const failures = kind === "pair" ? sql`0` : sql`greatest(${signInThrottle.failures} - 1, 0)`;
    await db.update(signInThrottle).set({ failures }).where(sql`${signInThrottle.key} = ${key}`);
  }
}
