import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { dropClones, ensureTemplate } from "./clone-database";

declare module "vitest" {
  interface ProvidedContext {
    /** The server that this run uses, and the migrated database that its workers clone. */
    postgres: { serverUrl: string; template: string; runPid: number };
  }
}

/**
 * One real PostgreSQL per run: the server that TEST_DATABASE_URL names (handy while you work), else one of our own
 * on a free port that is gone when the run ends.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = await ensureTemplate(server.url);
  project.provide("postgres", { serverUrl: server.url, template, runPid: process.pid });
  return async () => {
    await dropClones(server.url, process.pid);
    await server.stop();
  };
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const running = process.env.TEST_DATABASE_URL;
  if (running) return { url: running, stop: async () => {} };

  const { startPostgres } = await import("../cli/embedded/postgres.mjs");
  const dataDir = mkdtempSync(path.join(tmpdir(), "dirigent-test-"));
  try {
    // The databases of a test run need not survive a power cut.
    const { adminUrl, destroy } = await startPostgres({
      dataDir,
      settings: { fsync: "off", full_page_writes: "off", max_connections: "300" },
    });
    // Vitest ends on a signal without its teardown; a server must not stay behind.
    const abandon = () => void destroy().finally(() => process.exit(130));
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, abandon);
    process.once("exit", () => rmSync(dataDir, { recursive: true, force: true }));
    // As the superuser: the audit's tests plant breaches that keys and triggers would refuse.
    return { url: adminUrl, stop: destroy };
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}
