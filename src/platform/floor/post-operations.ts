import type { Posted } from "./floor-queue";
import type { QueuedOperation } from "./operation";

const patienceMs = 20_000;

/** Brings the queued acts of one person to the server, which refuses them when somebody else has signed in meanwhile. Whatever is no answer of ours (a hotel's sign-in page, a proxy's error) counts as none. */
export async function postOperations(owner: string, operations: QueuedOperation[]): Promise<Posted> {
  try {
    const response = await fetch("/api/floor/operations", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ owner, operations }),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status === 401) return { kind: "signed_out" };
    if (response.status === 413 || response.status === 400) return { kind: "not_taken" };
    if (!response.ok) return { kind: "later" };
    const body = (await response.json()) as { answers?: unknown; fault?: unknown };
    if (!Array.isArray(body.answers)) return { kind: "later" };
    return { kind: "answered", answers: body.answers, fault: body.fault === true };
  } catch {
    return { kind: "later" };
  }
}

/** Two tabs of one device take turns. Where the browser has no locks, the server's own guard against repeats suffices. */
export async function alone(run: () => Promise<void>): Promise<void> {
  if (typeof navigator === "undefined" || !("locks" in navigator)) return run();
  await navigator.locks.request("dirigent.floor-queue", run);
}
