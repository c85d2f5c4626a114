import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { processWide } from "./process";

/** The process's metrics: whoever measures registers here, and /metrics prints them all. */
export function metrics(): Registry {
  return processWide("metrics", () => {
    const registry = new Registry();
    // Memory, garbage collection, and the event loop's delay.
    collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 10 });
    return registry;
  });
}

/** How long HTTP requests take, by area (never by path: its ids would make endless series), method and status. */
export function httpDuration(): Histogram<"area" | "method" | "status"> {
  return processWide(
    "metrics:http",
    () =>
      new Histogram({
        name: "http_request_duration_seconds",
        help: "Duration of HTTP requests in seconds",
        labelNames: ["area", "method", "status"],
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
        registers: [metrics()],
      }),
  );
}

/** Statements sent to the database by this process, BEGIN and COMMIT included. */
export function databaseStatements(): Counter {
  return processWide(
    "metrics:statements",
    () => new Counter({ name: "dirigent_db_statements_total", help: "Statements sent to the database", registers: [metrics()] }),
  );
}
