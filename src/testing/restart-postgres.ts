import { spawn } from "node:child_process";
import path from "node:path";
import { preparePrograms } from "../cli/embedded/binaries.mjs";
import { runAs } from "../cli/embedded/cluster.mjs";
import { findHome } from "../cli/embedded/home.mjs";

/**
 * Restarts the embedded PostgreSQL of a data folder under the feet of whoever uses it, on the same port. "fast" cuts every
 * connection, "immediate" does so without a checkpoint, as after a crash. Resolves when it takes connections again.
 */
export async function restartPostgres(dataDir: string, mode: "fast" | "immediate"): Promise<void> {
  const home = findHome(dataDir);
  if (!home) throw new Error(`No database in ${dataDir}.`);
  const as = runAs(home);
  const programs = preparePrograms({ copyTo: home.shared });
  const log = path.join(home.folder, "postgresql.log");
  const args = ["restart", "-D", home.cluster, "-m", mode, "-w", "-t", "60", "-l", log];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(path.join(programs, "bin/pg_ctl"), args, { ...as, env: { ...process.env, ...as.env }, stdio: "ignore" });
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`pg_ctl restart ended with ${code}: see ${log}`);
}
