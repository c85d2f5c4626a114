import { type ChildProcess, spawn } from "node:child_process";
import { freePort } from "@/testing/app";
import { anOrder, type Target } from "./shop";

/** A server that does nothing but write the rows of orders. */
export async function startRaw(target: Target): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", "bench/orders/raw-server.ts", target.organizationId, String(port)], {
    env: { ...process.env, DATABASE_URL: target.databaseUrl, NEXTAUTH_SECRET: "bench".padEnd(48, "0") },
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(anOrder()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`the raw server ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, process: child };
}
