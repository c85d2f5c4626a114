import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

// PostgreSQL refuses to run as root, so for root it runs as nobody, and that user must be able to enter the folders.
// /var/tmp is the second choice: some systems delete from it what is a month old.
export const sharedPlaces = ["/var/lib/dirigent", "/var/tmp/dirigent"];

/**
 * @typedef {object} Home where one data folder's database lives, and who may enter
 * @property {string} dataDir
 * @property {string} folder holds the cluster and its log
 * @property {string} cluster
 * @property {string} password of the role that the application uses
 * @property {string} adminPassword of the superuser
 * @property {{ uid: number, gid: number } | null} user whom the programs run as; null: as us
 * @property {string | null} shared a place that every user may enter, for a copy of the programs
 */

/**
 * The home that a data folder already has, or null.
 * @returns {Home | null}
 */
export function findHome(dataDir) {
  const file = pointerFile(dataDir);
  if (!existsSync(file)) return null;
  const pointer = JSON.parse(readFileSync(file, "utf8"));
  return homeOf(realpathSync(dataDir), pointer);
}

/**
 * The home of a data folder, made when it has none. The passwords stay in the data folder, for its owner's eyes only.
 * @returns {Home}
 */
export function openHome(dataDir) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const existing = findHome(dataDir);
  const real = realpathSync(dataDir);
  if (existing) {
    requireCluster(existing);
    // The data folder may have been moved since.
    if (existing.shared) noteOwner(existing, real);
    return existing;
  }
  const pointer = { folder: isRoot() ? newSharedFolder(real) : "postgres", password: secret(), adminPassword: secret() };
  const home = homeOf(real, pointer);
  mkdirSync(home.folder, { recursive: true, mode: 0o700 });
  if (home.user) {
    chownSync(home.folder, home.user.uid, home.user.gid);
    noteOwner(home, real);
  }
  const draft = `${pointerFile(dataDir)}.new`;
  writeFileSync(draft, `${JSON.stringify(pointer, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, pointerFile(dataDir));
  return home;
}

const noteOwner = (home, dataDir) => writeFileSync(path.join(home.folder, "belongs-to"), `${dataDir}\n`);
const pointerFile = (dataDir) => path.join(dataDir, "database.json");
const secret = () => randomBytes(24).toString("base64url");
const isRoot = () => process.getuid?.() === 0;

function homeOf(dataDir, pointer) {
  const folder = path.resolve(dataDir, pointer.folder);
  const user = isRoot() ? ownerOf(folder) : null;
  return {
    dataDir,
    folder,
    cluster: path.join(folder, "cluster"),
    password: pointer.password,
    adminPassword: pointer.adminPassword,
    user,
    shared: user ? sharedPlace() : null,
  };
}

/** As root a cluster is run by whoever owns it: nobody, or the ordinary user who made it in place. */
function ownerOf(folder) {
  if (existsSync(folder)) {
    const { uid, gid } = lstatSync(folder);
    if (uid !== 0) return { uid, gid };
  }
  return nobody();
}

function nobody() {
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name === "nobody" && uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("PostgreSQL does not run as root, and this system has no user nobody. Start as an ordinary user, or set DATABASE_URL.");
}

function newSharedFolder(dataDir) {
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  // The random part: a data folder that is deleted and made again is a new one, and the old database is not its own.
  return path.join(sharedPlace(), `${name}-${randomBytes(3).toString("hex")}`);
}

function sharedPlace() {
  for (const place of sharedPlaces) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 });
      const { uid, mode } = lstatSync(place);
      if (uid !== 0 || (mode & 0o022) !== 0) continue;
      chmodSync(place, 0o755);
      return place;
    } catch (error) {
      if (!["EACCES", "EROFS", "EPERM", "ENOTDIR", "EEXIST"].includes(error.code)) throw error;
    }
  }
  throw new Error(`As root the embedded PostgreSQL needs ${sharedPlaces.join(" or ")}. Start as an ordinary user, or set DATABASE_URL.`);
}

/** A data folder whose database is gone must not silently begin anew. */
function requireCluster(home) {
  if (existsSync(home.folder)) return;
  throw new Error(
    `The database of ${home.dataDir} should be in ${home.folder}, which does not exist. ` +
      `Restore that folder, or remove ${pointerFile(home.dataDir)} to begin with an empty database.`,
  );
}
