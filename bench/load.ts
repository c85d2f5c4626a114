import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

export type Load = { perSecond: number; p50: number; p95: number; p99: number; worst: number; requests: number; failures: number };

/** Calls a server with so many clients for so many seconds, each sending its next request when the last is answered. */
export async function load(options: {
  url: string;
  path: string;
  clients: number;
  seconds: number;
  headers: (client: number) => Record<string, string>;
  body: () => string;
  expect: number;
}): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.clients });
  const times: number[] = [];
  let failures = 0;
  const started = performance.now();
  const until = started + options.seconds * 1_000;
  const target = new URL(options.path, options.url);
  await Promise.all(
    Array.from({ length: options.clients }, async (_, client) => {
      while (performance.now() < until) {
        const at = performance.now();
        const status = await post(agent, target, options.headers(client), options.body());
        times.push(performance.now() - at);
        if (status !== options.expect) failures += 1;
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
  return {
    perSecond: Math.round((times.length / seconds) * 100) / 100,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    worst: at(1),
    requests: times.length,
    failures,
  };
}

function post(agent: Agent, url: URL, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        agent,
        method: "POST",
        headers: { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)), ...headers },
      },
      (res) => {
        res.resume();
        res.on("end", () => resolve(res.statusCode ?? 0));
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}
