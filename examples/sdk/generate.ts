/** Writes schema.d.ts from the API's own document: `npm run sdk`. No server and no database are needed. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { ownTypes, schemaFile } from "./own-types";

await writeFile(schemaFile, await ownTypes());
process.stdout.write(`${path.relative(process.cwd(), schemaFile)} is written\n`);
