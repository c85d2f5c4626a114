export class FolderInUse extends Error {}

export type EmbeddedPostgres = {
  /** The application's database, as a role that owns it and may create others, but is no superuser. */
  url: string;
  /** The database `postgres` as the superuser: for tests and repairs. */
  adminUrl: string;
  /** Stops PostgreSQL cleanly; resolves when no process is left. Safe to call twice. */
  stop: () => Promise<void>;
  /** Stops it and deletes the cluster and the whole data folder: for throw-away databases. */
  destroy: () => Promise<void>;
};

export function startPostgres(options: {
  dataDir: string;
  log?: (line: string) => void;
  /** PostgreSQL settings over our own, such as `{ fsync: "off" }` for tests. */
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres>;

export function findRunning(dataDir: string): Promise<string | null>;
