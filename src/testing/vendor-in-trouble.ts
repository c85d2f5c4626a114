import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { percentile } from "./percentile";

/** A vendor on this machine that never answers, answers at once that it is down, that it is asked too often, or with rubbish. */
export const moods = ["hangs", "down", "limits", "rubbish"] as const;
export type Mood = (typeof moods)[number];

export async function aVendorInTrouble() {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    if (vendor.mood === "down") response.writeHead(503).end("down");
    if (vendor.mood === "limits") response.writeHead(429, { "retry-after": "1" }).end();
    if (vendor.mood === "rubbish") response.writeHead(200, { "content-type": "text/html" }).end("<html>{");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const vendor = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: "hangs" as Mood,
    asked: () => asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return vendor;
}

type Rounds = {
  /** Runs the work and answers how long each piece of it took, in milliseconds. */
  round: (name: string) => Promise<number[]>;
  /** Puts the trouble there, or takes it away; `turn` counts the rounds. */
  trouble: (isOn: boolean, turn: number) => Promise<void>;
  rounds?: number;
};

/**
 * The p95 of some work without trouble and with it, as the median of rounds that take turns: whatever else the machine does falls on
 * both. The first round is not counted.
 */
export async function withAndWithout({
  round,
  trouble,
  rounds = 5,
}: Rounds): Promise<{ quietMs: number; troubledMs: number; ratio: number }> {
  const p95 = async (name: string) => percentile(await round(name), 0.95);
  await round("warm");
  const quiet: number[] = [];
  const troubled: number[] = [];
  for (let turn = 0; turn < rounds; turn++) {
    await trouble(false, turn);
    quiet.push(await p95(`quiet-${turn}`));
    await trouble(true, turn);
    troubled.push(await p95(`troubled-${turn}`));
  }
  const [quietMs, troubledMs] = [percentile(quiet, 0.5), percentile(troubled, 0.5)];
  return { quietMs, troubledMs, ratio: troubledMs / quietMs };
}
