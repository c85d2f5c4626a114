import type { Context } from "@/platform/context";
import type { OpenConnection } from "../../connection-queries";
import { takeOffMissing } from "../catalog-in/take-off-missing";
import { confirmQueried } from "../orders-out/confirm-queried";
import { queriedOrders } from "../orders-out/queried-orders";
import { type Encoding, failure, lines } from "./answer";
import { askImport, awaitFile, dropLeftovers, type Progress } from "./ask-import";
import type { Session } from "./sign-in";
import { chunkBytes, takePiece } from "./take-file";

export type Step = {
  connection: OpenConnection;
  session: Session;
  type: "catalog" | "sale";
  query: Readonly<Record<string, string>>;
  request: Request;
  encoding: Encoding;
  locale: string;
};

/** How long one request waits for the end of a job before it answers `progress`. */
const importWaitMs = 5_000;
const saleWaitMs = 3_000;

/** What each step of an exchange does, by its `mode`. */
export const modes: Readonly<Record<string, (ctx: Context, step: Step) => Promise<Response>>> = {
  async init(_ctx, { encoding, query }) {
    // 1C names the schema that it speaks only in later versions, and wants ours then.
    return lines(encoding, "zip=yes", `file_limit=${chunkBytes}`, ...(query["version"] ? ["version=2.10"] : []));
  },

  async file(ctx, { session, type, query, request, encoding, locale }) {
    const length = Number(request.headers.get("content-length") ?? Number.NaN);
    const taken = await takePiece(ctx, session, {
      type,
      name: query["filename"] ?? "",
      body: (request.body ?? []) as AsyncIterable<Uint8Array>,
      length: Number.isFinite(length) ? length : null,
    });
    if ("refused" in taken) return failure(encoding, taken.refused, locale);
    // Orders are taken in as soon as they are whole: older versions of 1C do not ask for it, and show what this answers.
    if (taken.whole) {
      const end = await awaitFile(ctx, taken.whole, saleWaitMs);
      if (end.state === "failure") return failure(encoding, end.reason, locale);
    }
    return lines(encoding, "success");
  },

  async import(ctx, { session, type, query, encoding, locale }) {
    return told(await askImport(ctx, session, type, query["filename"] ?? "", importWaitMs), encoding, locale);
  },

  async query(ctx, { connection, session, encoding }) {
    return new Response(await queriedOrders(ctx, connection, session, encoding), {
      headers: { "content-type": `text/xml; charset=${encoding}` },
    });
  },

  async success(ctx, { connection, session, encoding }) {
    await confirmQueried(ctx, connection, session);
    return lines(encoding, "success");
  },

  /** What a complete catalogue of this session left out is no longer sold. */
  async deactivate(ctx, { connection, session, encoding }) {
    await takeOffMissing(ctx, connection, session);
    return lines(encoding, "success");
  },

  async complete(ctx, { session, encoding }) {
    await dropLeftovers(ctx, session);
    return lines(encoding, "success");
  },
};

function told(progress: Progress, encoding: Encoding, locale: string): Response {
  if (progress.state === "failure") return failure(encoding, progress.reason, locale);
  return progress.state === "success" ? lines(encoding, "success") : lines(encoding, "progress", String(progress.taken));
}
