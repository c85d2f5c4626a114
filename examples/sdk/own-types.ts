import path from "node:path";
import { createHttpApp } from "../../src/server/http";
import { type Document, typesOfDocument } from "./types-of-document";

export const schemaFile = path.join(import.meta.dirname, "schema.d.ts");

/** The types of this version's API, from the document that it serves. */
export async function ownTypes(): Promise<string> {
  // The document is made from the routes alone: nothing here is asked for.
  const app = createHttpApp({ door: () => ({ db: {} as never, secret: "", baseUrl: "http://127.0.0.1:3000" }) });
  const answer = await app.request("/api/v1/openapi.json");
  return typesOfDocument((await answer.json()) as Document);
}
