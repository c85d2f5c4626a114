// First of all: schemas that are made before zod learns its OpenAPI words never learn them.
import "@hono/zod-openapi";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { pool } from "@/platform/db";
import { env, WrongSetting } from "@/platform/env";
import { log } from "@/platform/log";
import { closeMailer } from "@/platform/mail/mailer";
import { bootstrap, type FirstSignIn } from "./bootstrap";
import { createHttpServer } from "./http-server";
import { beginLifecycle, type Lifecycle } from "./lifecycle";
import { migrateDatabase } from "./migrate";
import { startPages } from "./pages";
import { readiness } from "./readiness";
import { attachRealtime } from "./realtime";
import { startWorker } from "./worker";

const requestsEndWithinMs = 8_000;

/**
 * Starts this process in its role and keeps it until a signal. `onStopped` runs last, after every connection to the
 * database is closed: the start command stops the embedded PostgreSQL there. A start that fails ends the process.
 */
export async function serve({ dev = false, onStopped }: { dev?: boolean; onStopped?: () => Promise<void> } = {}): Promise<void> {
  const lifecycle = beginLifecycle();
  if (onStopped) lifecycle.onStop("embedded database", onStopped, 16_000);
  try {
    await start(lifecycle, dev);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    await lifecycle.stop(1);
  }
}

async function start(lifecycle: Lifecycle, dev: boolean): Promise<void> {
  const settings = env();
  // next-auth reads these two itself.
  process.env.NEXTAUTH_SECRET = settings.authSecret;
  process.env.NEXTAUTH_URL = settings.baseUrl;
  if (settings.authSecret.length < 32) log().warn("NEXTAUTH_SECRET is shorter than 32 characters");

  const isWorkerOnly = settings.role === "worker";
  const http = createHttpServer(isWorkerOnly ? { only: "health" } : {});
  lifecycle.onStop("database connections", closePool);
  lifecycle.onStop("mail connections", closeMailer);
  if (settings.telemetry) {
    const { startTelemetry } = await import("./telemetry");
    const telemetry = startTelemetry(settings.telemetry, settings.role);
    lifecycle.onStop("telemetry", () => telemetry.stop(), 6_000);
  }

  // Listening first: a taken port is told before anything is changed, and health answers while we start.
  await http.listen(settings.port, settings.host);
  const background: { stop: () => Promise<void> }[] = [];
  let pages: ReturnType<typeof startPages> | null = null;
  // Before the next step, so after it at the stop: a page under way needs Next to the end.
  lifecycle.onStop("pages", async () => (await pages)?.stop(), 2_000);
  lifecycle.onStop(
    "requests and jobs",
    () => Promise.all([http.drain(requestsEndWithinMs), ...background.map((work) => work.stop())]),
    requestsEndWithinMs + 1_000,
  );

  pages = isWorkerOnly ? null : startPages(http.server, { dev, hostname: settings.host, port: settings.port });
  const [firstSignIn] = await Promise.all([prepareDatabase(settings.databaseUrl), pages]);
  if (pages) {
    const { answer, follow } = await pages;
    http.servePages(answer);
    const realtime = await attachRealtime(http.server);
    lifecycle.onStop("realtime", () => realtime.stop());
    follow(realtime.cursor);
  }
  if (settings.role !== "web") background.push(await startWorker());
  if (readiness().phase === "stopping") return;
  readiness().phase = "ready";
  log().info({ role: settings.role, url: settings.baseUrl }, "ready");
  announce(settings.baseUrl, isWorkerOnly, firstSignIn);
}

async function closePool(): Promise<void> {
  await pool().end();
  // The pool counts a connection as ended before its goodbye has reached the server.
  await sleep(50);
}

async function prepareDatabase(databaseUrl: string): Promise<FirstSignIn | null> {
  await migrateDatabase(databaseUrl);
  return bootstrap();
}

function announce(url: string, isWorkerOnly: boolean, firstSignIn: FirstSignIn | null): void {
  if (isWorkerOnly) return;
  const lines = ["", `  Dirigent is ready: ${url}`];
  if (firstSignIn) lines.push(`  Demo sign-in: ${firstSignIn.email} / ${firstSignIn.password}`);
  process.stdout.write(`${lines.join("\n")}\n\n`);
}

/** A failed start in one line that says what to do; anything unforeseen whole. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof WrongSetting) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return `Port ${env().port} is in use. Stop what runs there, or set PORT to another one.`;
  if (code === "EACCES") return `No permission to listen on port ${env().port}. Set PORT to one above 1023.`;
  if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "28P01" || code === "3D000") {
    return `The database cannot be reached: ${error.message || code}. Check DATABASE_URL.`;
  }
  return error.stack ?? error.message;
}

const isEntryPoint = process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url);
if (isEntryPoint) await serve({ dev: process.argv.includes("--dev") });
