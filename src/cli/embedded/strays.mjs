import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { findHome, sharedPlaces } from "./home.mjs";
import { stopPostmaster } from "./postmaster.mjs";

/**
 * As root the cluster lies outside the data folder, so deleting the folder of a killed Dirigent leaves a server that
 * nobody will ever stop. It is stopped here, cleanly; its files are not touched, since the folder may only be away.
 */
export async function stopStrays(log) {
  for (const place of sharedPlaces.filter((folder) => existsSync(folder))) {
    for (const name of readdirSync(place)) {
      const folder = path.join(place, name);
      const dataDir = unlessGone(() => readFileSync(path.join(folder, "belongs-to"), "utf8").trim());
      if (dataDir === null || unlessGone(() => findHome(dataDir))?.folder === folder) continue;
      const stopped = await stopPostmaster({ folder, cluster: path.join(folder, "cluster") });
      if (stopped) log(`Stopped the database of ${dataDir}, which is gone. Its files are still in ${folder}.`);
    }
  }
}

/** Others may be deleting their throw-away databases while we look. */
function unlessGone(read) {
  try {
    return read();
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  }
}
