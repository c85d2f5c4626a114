import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "./install.mjs";

/** Reads the file .env of the project, where there is one. What is set in the environment already wins. */
export function readEnvFile() {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** Whether the database is our own embedded one. */
export const isEmbedded = () => !process.env.DATABASE_URL?.trim() || process.env.DIRIGENT_EMBEDDED === "1";

/** The data folder that the settings name. */
export const dataDir = () => path.resolve(root, process.env.DIRIGENT_DATA_DIR?.trim() || ".data");

/** Tells this process and those that it starts where the embedded database answers. */
export function pointAtEmbedded(url) {
  process.env.DATABASE_URL = url;
  process.env.DIRIGENT_EMBEDDED = "1";
}
