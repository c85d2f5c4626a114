import type { Pool } from "pg";
import postgres from "postgres";
import { log } from "../log";
import { startNotifying, wakeChannel } from "../outbox/notify";
import { wakeFromAfar } from "../outbox/wake";
import { processWide } from "../process";

type Channel = { users: number; end: () => Promise<void> };

/**
 * Tells other processes what this one commits, and hears what they do: on one connection for the whole process, which comes
 * back by itself after the database was away. Whoever opened it closes it again.
 */
export function openWakeChannel(databaseUrl: string, pool: Pool): { close: () => Promise<void> } {
  const shared = processWide("wake-channels", () => new Map<string, Channel>());
  const channel = shared.get(databaseUrl) ?? open(databaseUrl, pool);
  channel.users += 1;
  shared.set(databaseUrl, channel);
  let isOpen = true;
  return {
    async close() {
      if (!isOpen) return;
      isOpen = false;
      channel.users -= 1;
      if (channel.users > 0) return;
      shared.delete(databaseUrl);
      await channel.end();
    },
  };
}

function open(databaseUrl: string, pool: Pool): Channel {
  const notifying = startNotifying(pool);
  let isEnding = false;
  const client = postgres(databaseUrl, {
    max: 1,
    connect_timeout: 5,
    backoff: (attempts) => Math.min(1, attempts * 0.1),
    connection: { application_name: "dirigent listen" },
    onnotice: () => {},
  });
  const begin = () => {
    // What was committed while nobody listened is read at once.
    client
      .listen(
        wakeChannel,
        () => wakeFromAfar(),
        () => wakeFromAfar(),
      )
      .catch((error: unknown) => {
        if (isEnding) return;
        log().warn({ err: error }, "cannot listen to the database, trying again");
        setTimeout(begin, 1_000).unref();
      });
  };
  begin();
  return {
    users: 0,
    async end() {
      isEnding = true;
      notifying.stop();
      await client.end({ timeout: 1 });
    },
  };
}
