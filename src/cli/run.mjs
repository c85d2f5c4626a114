// Runs a TypeScript program on the database that the settings name: node src/cli/run.mjs [--without-database] <file> [arguments].
import { spawn } from "node:child_process";
import path from "node:path";
import { ensureInstalled, InstallError, root } from "./install.mjs";
import { dataDir, isEmbedded, pointAtEmbedded, readEnvFile } from "./settings.mjs";

const words = process.argv.slice(2);
const needsDatabase = words[0] !== "--without-database";
const [entry, ...args] = needsDatabase ? words : words.slice(1);

process.chdir(root);
try {
  if (!entry) throw new InstallError("Usage: node src/cli/run.mjs <file> [arguments]");
  await ensureInstalled();
  readEnvFile();
  const database = await openDatabase();
  const code = await run(path.resolve(root, entry), args);
  await database.close();
  process.exit(code);
} catch (error) {
  const expected = error instanceof InstallError || error.constructor.name === "FolderInUse";
  console.error(expected ? error.message : (error.stack ?? String(error)));
  process.exit(1);
}

/** A running embedded database is used as it is; one that sleeps is woken for the time of the program. */
async function openDatabase() {
  if (!needsDatabase || !isEmbedded()) return { close: async () => {} };
  const { findRunning, startPostgres } = await import("./embedded/postgres.mjs");
  const running = await findRunning(dataDir());
  if (running) {
    pointAtEmbedded(running);
    return { close: async () => {} };
  }
  const database = await startPostgres({ dataDir: dataDir(), log: console.log });
  pointAtEmbedded(database.url);
  return { close: database.stop };
}

function run(file, rest) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", file, ...rest], { cwd: root, stdio: "inherit" });
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
