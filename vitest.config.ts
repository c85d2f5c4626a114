import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

// Whatever needs PostgreSQL gets one real server per run and one database per worker.
const chance = "src/testing/vitest-chance.ts";
// Whole processes set up the first organization of an empty database, so there each file has one of its own.
const perFile = { DATABASE_PER_FILE: "1" };
const onPostgres = { globalSetup: ["src/testing/vitest-postgres.ts"], setupFiles: ["src/testing/vitest-worker-database.ts", chance] };

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname, "src") } },
  test: {
    // Not the zone of the office and not UTC: a day or an hour that forgets its zone comes out wrong here first.
    env: { TZ: "America/New_York", LOG_LEVEL: "silent", NEXTAUTH_SECRET: "only-for-tests".padEnd(48, "0") },
    // Tests wait for the database as much as they compute: two at once, also on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{src,bench,examples}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "**/*.system.test.ts"],
          // Patient: what is slow is measured elsewhere, and a busy machine is no fault.
          testTimeout: 60_000,
          setupFiles: [chance],
        },
      },
      {
        extends: true,
        test: { name: "db", include: ["{src,examples}/**/*.db.test.ts"], testTimeout: 60_000, hookTimeout: 60_000, ...onPostgres },
      },
      {
        // Whole processes of the production build: `npm test` runs these after it has built.
        extends: true,
        test: {
          name: "system",
          include: ["{src,examples}/**/*.system.test.ts"],
          env: perFile,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          ...onPostgres,
        },
      },
      {
        // The long forms of the scenarios: `npm run proof`.
        extends: true,
        test: {
          name: "proof",
          include: ["{src,bench}/**/*.proof.ts"],
          env: perFile,
          testTimeout: 30 * 60_000,
          hookTimeout: 5 * 60_000,
          fileParallelism: false,
          ...onPostgres,
        },
      },
    ],
  },
});
