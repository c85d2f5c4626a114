import { Hono } from "hono";
import { pool } from "@/platform/db";
import { metrics } from "@/platform/metrics";
import { readiness } from "./readiness";

const databaseAnswersWithinMs = 2_000;

/** The addresses for those who watch: /livez (the process is there), /readyz (it can serve), /metrics (Prometheus text). */
export function healthRoutes(): Hono {
  const app = new Hono();

  app.get("/livez", (c) => c.json({ status: "alive" }));

  app.get("/readyz", async (c) => {
    c.header("Cache-Control", "no-store");
    const { phase } = readiness();
    const status = phase === "ready" && !(await databaseAnswers()) ? "no database" : phase;
    if (status === "ready") return c.json({ status });
    c.header("Retry-After", "2");
    return c.json({ status }, 503);
  });

  app.get("/metrics", async (c) => {
    c.header("Content-Type", metrics().contentType);
    return c.body(await metrics().metrics());
  });

  return app;
}

async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), databaseAnswersWithinMs);
  });
  try {
    return await Promise.race([
      pool()
        .query("select 1")
        .then(
          () => true,
          () => false,
        ),
      tooLate,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
