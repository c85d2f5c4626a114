import { isIPv6 } from "node:net";
import { processWide } from "@/platform/process";

/** How many requests may come at once, and how fast the room for more grows back. */
export type Allowance = { burst: number; perSecond: number };

/** One key: a thousand at once is promised, several times that is served. */
export const perKey: Allowance = { burst: 4_000, perSecond: 2_000 };
/** One address that shows no key: public routes. */
export const perStranger: Allowance = { burst: 600, perSecond: 30 };
/** One address that signs in to exchange with 1C: it does so once per exchange. */
export const perExchangeSignIn: Allowance = { burst: 60, perSecond: 0.5 };
/** One address that shows wrong keys. */
export const perWrongKey: Allowance = { burst: 200, perSecond: 5 };

type Bucket = { left: number; at: number };

const mostBuckets = 20_000;

const buckets = (name: string) => processWide(`rate:${name}`, () => new Map<string, Bucket>());

/**
 * Takes a token from somebody's bucket: 0 when there was one, else the seconds after which to try again. Each process
 * counts for itself.
 */
export function takeToken(name: string, asker: string, { burst, perSecond }: Allowance, now = performance.now()): number {
  const all = buckets(name);
  const who = isIPv6(asker) ? networkOf(asker) : asker;
  const known = all.get(who);
  const left = known ? Math.min(burst, known.left + ((now - known.at) / 1000) * perSecond) : burst;
  if (left < 1) {
    // The bucket is left as it is: what is refused costs nothing, so a client that waits as told gets through.
    return Math.max(1, Math.ceil((1 - left) / perSecond));
  }
  if (!known && all.size >= mostBuckets) forgetFull(all, { burst, perSecond }, now);
  all.set(who, { left: left - 1, at: now });
  return 0;
}

/** The first half of an IPv6 address: everybody at home has all the addresses that begin with it. */
function networkOf(address: string): string {
  const [head = "", tail = ""] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const [before, after] = [head, tail].map((part) => part.split(":").filter(Boolean)) as [string[], string[]];
  const zeros = address.includes("::") ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0") : [];
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

function forgetFull(all: Map<string, Bucket>, { burst, perSecond }: Allowance, now: number): void {
  for (const [who, bucket] of all) {
    if (bucket.left + ((now - bucket.at) / 1000) * perSecond >= burst) all.delete(who);
  }
  // An attack from countless addresses: better to count anew than to run out of memory.
  if (all.size >= mostBuckets) all.clear();
}
