import { availableParallelism } from "node:os";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { reason } from "@/lib/reason";
import { processWide } from "./process";
import { Refusal } from "./refusal";

/** Argon2id is the library's default. 19 MiB, two passes, one lane: the floor that OWASP names, about 45 ms on our machines. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const longestQueue = 100;

type Turnstile = { free: number; waiting: (() => void)[] };

// Half the cores at most, so that a flood of sign-ins leaves the other half to orders.
const turnstile = () =>
  processWide<Turnstile>("password-hashing", () => ({ free: Math.max(1, Math.floor(availableParallelism() / 2)), waiting: [] }));

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const gate = turnstile();
  if (gate.free > 0) gate.free -= 1;
  else {
    if (gate.waiting.length >= longestQueue) throw new Refusal("unavailable", reason("auth.busy"));
    await new Promise<void>((resolve) => gate.waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = gate.waiting.shift();
    if (next) next();
    else gate.free += 1;
  }
}

/** The hash to keep for a password. Waits for its turn: only a few are made at once in a process. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

/**
 * Whether a password fits a stored hash. Null stands for an account that does not exist: it takes as long as a wrong
 * password does, so that the time tells nothing.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await decoy());
  const fits = await inTurn(() => verify(against, password));
  return fits && stored !== null;
}

/** A hash of an earlier, cheaper setting, to be made anew at the next sign-in. */
export function isOutdatedHash(stored: string): boolean {
  const { memoryCost, timeCost } = parseOptions(stored);
  return (memoryCost ?? 0) < cost.memoryCost || (timeCost ?? 0) < cost.timeCost;
}

const decoy = () => processWide("password-decoy", () => hashPassword(crypto.randomUUID()));
