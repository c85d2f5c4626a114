import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findHome } from "../cli/embedded/home.mjs";

export type StartApp = {
  /** Settings over the ones below, by their names in the contract. */
  env?: Record<string, string>;
  /** The believable small shop; without it the workspace starts empty. */
  demo?: boolean;
  /** A server of yours; without it the app runs its embedded one in a folder that is deleted at the end. */
  databaseUrl?: string;
  /** To start again where an earlier app stopped or was killed: `app.dataDir`. */
  dataDir?: string;
  port?: number;
  /** Another copy of the sources than this one. */
  folder?: string;
  /** The first start after a change builds; then this must leave room for it. */
  readyWithinMs?: number;
};

/** The production build as it runs for a customer: a process of its own, started by the start command. */
export type App = {
  url: string;
  port: number;
  dataDir: string;
  pid: number;
  /** What it has printed so far. */
  output: () => string;
  /** Its exit code, once it ended; null when a signal ended it. */
  ended: Promise<number | null>;
  /** As an operator stops it; fails if it takes longer than the 30 seconds it has. */
  stop: () => Promise<void>;
  /** As the out-of-memory killer does. The embedded database survives this: start again on `dataDir`. */
  kill: () => Promise<void>;
  /** Stops what runs and deletes the data. */
  remove: () => Promise<void>;
};

const ours = /^(DATABASE_URL|NEXTAUTH_|DIRIGENT_|SMTP_|MAIL_|OTEL_|PORT$|HOST$|LOG_LEVEL$|NODE_ENV$|TZ$|npm_|VITEST|TEST$)/;

/** Starts the production build on a free port with fresh data and waits until it is ready. */
export async function startApp(options: StartApp = {}): Promise<App> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), "dirigent-app-"));
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["src/cli/start.mjs"], {
    env: { ...inherited(), ...defaults(url, port, dataDir, options), ...options.env },
    cwd: options.folder ?? process.cwd(),
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: Ctrl-C in a test run must not reach it before the test has stopped it.
    detached: true,
  });
  const log = recordOutput(child, port);
  const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  const killGroup = () => signal(-(child.pid ?? 0), "SIGKILL");
  process.once("exit", killGroup);
  void ended.then(() => process.off("exit", killGroup));

  const app: App = {
    url,
    port,
    dataDir,
    pid: child.pid ?? 0,
    output: () => readFileSync(log, "utf8"),
    ended,
    stop: () => stop(child, ended, log),
    kill: async () => {
      signal(child.pid ?? 0, "SIGKILL");
      await ended;
    },
    remove: async () => {
      await stop(child, ended, log);
      await removeData(dataDir);
    },
  };
  await ready(app, options.readyWithinMs ?? 60_000);
  return app;
}

function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))) as NodeJS.ProcessEnv;
}

function defaults(url: string, port: number, dataDir: string, { demo, databaseUrl }: StartApp): Record<string, string> {
  return {
    PORT: String(port),
    HOST: "127.0.0.1",
    DIRIGENT_DATA_DIR: dataDir,
    DIRIGENT_DEMO: demo ? "1" : "0",
    // Empty, not absent: a developer's .env must never lead a test to a real database.
    DATABASE_URL: databaseUrl ?? "",
    NEXTAUTH_URL: url,
    ...(databaseUrl ? { NEXTAUTH_SECRET: "only-for-tests".padEnd(48, "0") } : {}),
    DIRIGENT_ALLOW_PRIVATE_HOSTS: "127.0.0.1",
    SMTP_URL: "",
  };
}

function recordOutput(child: ChildProcess, port: number): string {
  const folder = path.resolve("test-results/apps");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${Date.now()}-${port}.log`);
  const stream = createWriteStream(file);
  stream.write("");
  child.stdout?.pipe(stream, { end: false });
  child.stderr?.pipe(stream, { end: false });
  child.on("close", () => stream.end());
  return file;
}

async function ready(app: App, withinMs: number): Promise<void> {
  let hasEnded = false;
  void app.ended.then(() => {
    hasEnded = true;
  });
  for (const deadline = Date.now() + withinMs; ; await sleep(100)) {
    const isReady = await fetch(`${app.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    if (hasEnded) throw new Error(`The app ended while it started:\n${app.output()}`);
    if (Date.now() > deadline) {
      const said = app.output();
      await app.kill();
      throw new Error(`The app was not ready after ${withinMs} ms:\n${said}`);
    }
  }
}

async function stop(child: ChildProcess, ended: Promise<number | null>, log: string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  signal(child.pid ?? 0, "SIGTERM");
  const inTime = await Promise.race([ended.then(() => true), sleep(30_000, false, { ref: false })]);
  if (inTime) return;
  signal(-(child.pid ?? 0), "SIGKILL");
  await ended;
  throw new Error(`The app did not stop within 30 s of a SIGTERM:\n${readFileSync(log, "utf8").slice(-4_000)}`);
}

/** The embedded cluster may lie outside the data folder (for root), and a killed app leaves it running. */
async function removeData(dataDir: string): Promise<void> {
  const { findRunning, startPostgres } = await import("../cli/embedded/postgres.mjs");
  if (await findRunning(dataDir)) await (await startPostgres({ dataDir })).destroy();
  const home = findHome(dataDir);
  if (home) rmSync(home.folder, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
