import { spawn } from "node:child_process";
import { chownSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const appRole = "dirigent";
const adminRole = "postgres";
const database = "dirigent";

// Full-text search and case folding of Cyrillic need a UTF-8 character type; not every system names it alike.
const locales = ["C.UTF-8", "en_US.UTF-8", "C.utf8"];

/** The address of the application's database, or of the superuser's. */
export function databaseUrl(home, port, { admin = false } = {}) {
  const [role, password, name] = admin ? [adminRole, home.adminPassword, "postgres"] : [appRole, home.password, database];
  return `postgres://${role}:${password}@127.0.0.1:${port}/${name}`;
}

/** What the programs of PostgreSQL are run with: their user, and nothing of our environment that could steer them. */
export function runAs(home) {
  return {
    cwd: home.folder,
    env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_MESSAGES: "C", TZ: "UTC" },
    ...(home.user ? { uid: home.user.uid, gid: home.user.gid } : {}),
  };
}

/** Makes the cluster beside its place and moves it there whole, so that a start killed half-way leaves no half cluster. */
export async function createCluster(home, programs) {
  const draft = path.join(home.folder, "cluster.new");
  const passwordFile = path.join(home.folder, "initdb-password");
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, home.adminPassword, { mode: 0o600 });
  if (home.user) chownSync(passwordFile, home.user.uid, home.user.gid);
  try {
    await initdb(home, programs, draft, passwordFile);
    renameSync(draft, home.cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function initdb(home, programs, draft, passwordFile) {
  for (const [index, locale] of locales.entries()) {
    const { code, output } = await run(home, path.join(programs, "bin/initdb"), [
      "--pgdata",
      draft,
      "--username",
      adminRole,
      "--pwfile",
      passwordFile,
      "--auth=scram-sha-256",
      "--locale-provider=icu",
      "--icu-locale=ru",
      `--locale=${locale}`,
      "--encoding=UTF8",
      "--data-checksums",
      "--no-instructions",
    ]);
    if (code === 0) return;
    const isLast = index === locales.length - 1;
    if (isLast || !output.includes("invalid locale name")) throw new Error(`The database could not be created.\n${output.trim()}`);
  }
}

function run(home, program, args) {
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(program, args, { ...runAs(home), stdio: ["ignore", "pipe", "pipe"] });
    const keep = (chunk) => {
      output = (output + chunk).slice(-4_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** Makes the application's role and database where they are missing; the role is no superuser. */
export async function createDatabase(home, port) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: databaseUrl(home, port, { admin: true }), connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const role = await client.query("select 1 from pg_roles where rolname = $1", [appRole]);
    if (role.rowCount === 0) await client.query(`create role ${appRole} login createdb password ${client.escapeLiteral(home.password)}`);
    // A history is seeded from one plan, without looking each key up; the role could drop the keys of its tables anyway.
    await client.query(`grant set on parameter session_replication_role to ${appRole}`);
    const existing = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (existing.rowCount === 0) await client.query(`create database ${database} owner ${appRole}`);
  } finally {
    await client.end();
  }
}
