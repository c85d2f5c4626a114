import { Gauge } from "prom-client";
import type { Server } from "socket.io";
import { metrics } from "../metrics";
import { processWide } from "../process";

/** Shows to Prometheus how many clients are connected, by namespace. */
export function measureSockets(io: Server): void {
  const servers = processWide("metrics:socket-servers", () => new Set<Server>());
  servers.add(io);
  processWide(
    "metrics:sockets",
    () =>
      new Gauge({
        name: "dirigent_sockets",
        help: "Connected sockets",
        labelNames: ["namespace"],
        registers: [metrics()],
        collect() {
          for (const namespace of ["/staff", "/track"]) {
            this.set(
              { namespace },
              [...servers].reduce((sum, one) => sum + one.of(namespace).sockets.size, 0),
            );
          }
        },
      }),
  );
}
