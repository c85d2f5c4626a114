import { hostname } from "node:os";
import type { Env } from "@/platform/env";
import { startExporter } from "@/platform/telemetry/exporter";
import { traceInto } from "@/platform/telemetry/trace";

/** Sends the spans of this process to the collector of the settings, until stopped. */
export function startTelemetry(
  { endpoint, headers, serviceName }: NonNullable<Env["telemetry"]>,
  role: string,
): { stop: () => Promise<void> } {
  const resource = { "service.name": serviceName, "service.instance.id": `${hostname()}:${process.pid}`, "dirigent.role": role };
  const exporter = startExporter({ endpoint, headers, resource });
  traceInto(exporter.add);
  return {
    async stop() {
      traceInto(null);
      await exporter.stop();
    },
  };
}
