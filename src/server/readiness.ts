import { processWide } from "@/platform/process";

type Readiness = { phase: "starting" | "ready" | "stopping" };

/** Whether this process may be sent work. */
export function readiness(): Readiness {
  return processWide<Readiness>("readiness", () => ({ phase: "starting" }));
}
