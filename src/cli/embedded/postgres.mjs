import { existsSync, mkdirSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { takeLock } from "../lock.mjs";
import { preparePrograms } from "./binaries.mjs";
import { createCluster, createDatabase, databaseUrl } from "./cluster.mjs";
import { findHome, openHome } from "./home.mjs";
import { livingPostmaster, startPostmaster, stopPostmaster } from "./postmaster.mjs";
import { stopStrays } from "./strays.mjs";

/** Said when another process runs on the data folder already. */
export class FolderInUse extends Error {}

/**
 * Starts the embedded PostgreSQL of a data folder, or takes over the one that a killed Dirigent left running.
 * One process at a time: a second one on the same folder gets `FolderInUse`.
 */
export async function startPostgres({ dataDir, log = () => {}, settings = {} }) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = takeLock(path.join(realpathSync(dataDir), "dirigent.lock"));
  if (!lock.release)
    throw new FolderInUse(
      `Dirigent runs already on ${dataDir} (process ${lock.owner}). Stop it, or set DIRIGENT_DATA_DIR to another folder.`,
    );
  try {
    const home = openHome(dataDir);
    if (home.shared) await stopStrays(log);
    const programs = preparePrograms({ copyTo: home.shared });
    let postmaster = await livingPostmaster(home);
    if (!postmaster) {
      if (!existsSync(home.cluster)) {
        log("Creating the database…");
        await createCluster(home, programs);
      }
      postmaster = await startPostmaster(home, programs, settings);
    }
    await createDatabase(home, postmaster.port);
    let stopping = null;
    const stop = () => {
      stopping ??= stopPostmaster(home).finally(lock.release);
      return stopping;
    };
    return {
      url: databaseUrl(home, postmaster.port),
      adminUrl: databaseUrl(home, postmaster.port, { admin: true }),
      stop,
      async destroy() {
        await stop();
        rmSync(home.folder, { recursive: true, force: true });
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The address of the embedded database that runs on a data folder, or null. */
export async function findRunning(dataDir) {
  const home = findHome(dataDir);
  const postmaster = home && (await livingPostmaster(home));
  return postmaster ? databaseUrl(home, postmaster.port) : null;
}
