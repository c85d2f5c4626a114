import { env } from "@/platform/env";
import { migrateDatabase } from "@/server/migrate";

await migrateDatabase(env().databaseUrl);
console.log("The database schema is up to date.");
