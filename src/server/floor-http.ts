import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { Hono } from "hono";
import { reason } from "@/lib/reason";
import { OperationBatch, ownerOf } from "@/platform/floor/operation";
import { problem, problemResponse } from "@/platform/http/problem";
import { Refusal } from "@/platform/refusal";
import { authenticate } from "./authenticate";
import { runOperations } from "./floor-operations";
import { type ServerEnv, spend } from "./http-guards";
import { perKey, perStranger, perWrongKey } from "./rate-limit";
import { isSameOrigin } from "./same-origin";
import type { SessionDoor } from "./session-cookies";

const readerIsKeptSeconds = 365 * 24 * 60 * 60;

/** What the devices of the floor ask besides tRPC: they bring what they had queued, and fetch the reader of barcodes for the camera. */
export function floorRoutes(door: () => SessionDoor): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>();

  app.post("/operations", async (c) => {
    const { db, now, ip } = c.get("door");
    const { actor, by, sessionId } = await authenticate(c.req.raw.headers, door());
    if (actor) spend("key", actor.id ?? "", perKey);
    else spend(by === "wrong key" ? "wrong-key" : "stranger", ip ?? "unknown", by === "wrong key" ? perWrongKey : perStranger);
    if (by !== "key" && !isSameOrigin(c.req.raw.headers, door().baseUrl))
      return problemResponse(problem(403, "foreign_origin", "This request does not come from our own pages."));
    if (!actor) throw new Refusal("unauthorized", reason("unauthorized"));
    const batch = OperationBatch.safeParse(await c.req.json().catch(() => null));
    if (!batch.success) throw new Refusal("malformed", reason("invalid.input"));
    const { owner } = batch.data;
    // On a device that two people share the page of one may still be open when the other has signed in.
    if (owner !== undefined && owner !== ownerOf(actor.organizationId, actor.id ?? ""))
      throw new Refusal("unauthorized", reason("unauthorized"));
    const ctx = { db, actor, now, ip: ip ?? null, sessionId, inTransaction: false };
    return c.json(await runOperations(ctx, batch.data.operations), 200, { "cache-control": "no-store" });
  });

  // Named by its version: what a device holds stays right until we change the package.
  app.get("/reader/:version", async (c) => {
    const bytes = await barcodeReader();
    return c.body(new Uint8Array(bytes), 200, {
      "content-type": "application/wasm",
      "cache-control": `public, max-age=${readerIsKeptSeconds}, immutable`,
    });
  });
  return app;
}

let reader: Promise<Buffer> | null = null;

function barcodeReader(): Promise<Buffer> {
  reader ??= readFile(createRequire(path.resolve("package.json")).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  return reader;
}
