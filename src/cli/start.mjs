// npm start and npm run dev. Plain Node without dependencies: on a fresh clone nothing is installed yet.
import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, InstallError, root } from "./install.mjs";
import { dataDir, isEmbedded, pointAtEmbedded, readEnvFile } from "./settings.mjs";

const dev = process.argv.includes("--dev");
const say = (line) => console.log(line);

/** What a stop during the start has to undo. */
let postgres = null;
let interrupted = false;

async function interrupt() {
  if (interrupted) return;
  interrupted = true;
  await postgres?.then((running) => running.stop()).catch(() => {});
  process.exit(0);
}
process.on("SIGINT", interrupt);
process.on("SIGTERM", interrupt);

try {
  await main();
} catch (error) {
  if (!interrupted) await fail(error);
}

async function main() {
  process.chdir(root);
  await ensureInstalled({ log: say });
  readEnvFile();
  process.env.NODE_ENV = dev ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  if (dev) await startDev();
  else await startBuilt();
}

async function startBuilt() {
  const { ensureBuilt, serverBundle } = await import("./build.mjs");
  await ensureBuilt({ log: say });
  if (interrupted) return;
  postgres = startDatabase();
  const [database, { serve }] = await Promise.all([postgres, import(pathToFileURL(serverBundle).href)]);
  if (interrupted) return;
  // From here on the server hears the signals, and stops the database last.
  process.off("SIGINT", interrupt);
  process.off("SIGTERM", interrupt);
  await serve({ onStopped: database?.stop });
}

/** The server runs under tsx, which starts it anew when its sources change; pages reload by themselves. */
async function startDev() {
  postgres = startDatabase();
  const database = await postgres;
  if (interrupted) return;
  const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
  const child = spawn(process.execPath, [tsx, "watch", "--clear-screen=false", "src/server/main.ts", "--dev"], {
    stdio: "inherit",
    detached: true,
  });
  process.off("SIGINT", interrupt);
  process.off("SIGTERM", interrupt);
  const stop = () => signalGroup(child.pid, "SIGTERM");
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  await new Promise((resolve) => child.on("close", resolve));
  await groupEnds(child.pid);
  await database?.stop();
  process.exit(0);
}

/** With an external database the embedded one is not even loaded. */
async function startDatabase() {
  if (!isEmbedded()) return null;
  const { startPostgres } = await import("./embedded/postgres.mjs");
  const database = await startPostgres({ dataDir: dataDir(), log: say });
  pointAtEmbedded(database.url);
  return database;
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

async function groupEnds(pid) {
  for (let waited = 0; waited < 10_000 && signalGroup(pid, 0); waited += 50) await new Promise((resolve) => setTimeout(resolve, 50));
  signalGroup(pid, "SIGKILL");
}

async function fail(error) {
  const expected = error instanceof InstallError || ["BuildError", "FolderInUse"].includes(error.constructor.name);
  console.error(expected ? error.message : (error.stack ?? String(error)));
  await postgres?.then((running) => running?.stop()).catch(() => {});
  process.exit(1);
}
