import { and, asc, eq, inArray } from "drizzle-orm";
import { putChannel } from "@/modules/channels/commands/put-channel";
import { putConnection } from "@/modules/channels/commands/put-connection";
import { importFile } from "@/modules/channels/commerceml/import-file";
import { exchangeFiles } from "@/modules/channels/commerceml/tables";
import type { Context } from "@/platform/context";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { testApp } from "./http-app";

const login = "Обмен";
const password = "п@роль";

/** 1C as it speaks to us: the same requests, the cookie of its session, and the jobs that a worker would run. */
export async function anExchange(
  ctx: Context,
  db: Db,
  { settings = {}, code = "1c" }: { settings?: Record<string, unknown>; code?: string } = {},
) {
  await putChannel(ctx, code, { name: "1С", kind: "commerceml" });
  const { id, webhookUrl } = await putConnection(ctx, code, { kind: "commerceml", channel: code, settings, secrets: { login, password } });
  const app = testApp(db);
  const path = new URL(webhookUrl).pathname;
  let cookie = "";
  const ask = async (
    query: string,
    { body, headers = {} }: { body?: Uint8Array<ArrayBuffer> | string; headers?: Record<string, string> } = {},
  ) => {
    const length: Record<string, string> = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    return app.request(`${path}?${query}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { cookie, ...length, ...headers },
      body,
    });
  };
  const say = async (type: "catalog" | "sale", mode: string, more: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer> | string) =>
    (await ask(new URLSearchParams({ type, mode, ...more }).toString(), { body })).text();
  /** Runs what a worker would: files that were asked for, and orders that are whole. */
  const work = async () => {
    const files = await db
      .select({ id: exchangeFiles.id, state: exchangeFiles.state, type: exchangeFiles.type })
      .from(exchangeFiles)
      .where(and(eq(exchangeFiles.connectionId, id), inArray(exchangeFiles.state, ["receiving", "waiting", "running"])))
      .orderBy(asc(exchangeFiles.id));
    for (const file of files) if (file.state !== "receiving") await importFile(systemContext(db, ctx.actor.organizationId), file.id);
  };
  /** A worker is at work while 1C waits for its answer. */
  const working = async <T>(answer: Promise<T>): Promise<T> => {
    let isOver = false;
    const done = answer.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await work();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return done;
  };
  return {
    id,
    path,
    ask,
    say,
    work,
    login,
    password,
    files: () => db.select().from(exchangeFiles).where(eq(exchangeFiles.connectionId, id)).orderBy(asc(exchangeFiles.id)),
    async signIn() {
      const basic = Buffer.from(`${login}:${password}`).toString("base64");
      const [said, name, value] = (
        await (await ask("type=catalog&mode=checkauth", { headers: { authorization: `Basic ${basic}` } })).text()
      ).split("\n");
      cookie = `${name}=${value}`;
      return said;
    },
    cookie: () => cookie,
    showCookie(other: string) {
      cookie = other;
    },
    /** Asks for a file to be taken in as often as 1C has to, while a worker is at it. */
    async importing(type: "catalog" | "sale", filename: string, hear: (answer: string) => void) {
      const asking = (async () => {
        for (;;) {
          const answer = await say(type, "import", { filename });
          hear(answer);
          if (!answer.startsWith("progress")) return answer;
        }
      })();
      return working(asking);
    },
    /** Uploads a file in pieces and has it taken in; answers what 1C reads in the end. */
    async upload(type: "catalog" | "sale", filename: string, content: Uint8Array | string, pieces = 1) {
      const bytes = Buffer.from(content);
      const size = Math.max(1, Math.ceil(bytes.length / pieces));
      for (let at = 0; at < bytes.length; at += size) {
        const answer = await working(say(type, "file", { filename }, new Uint8Array(bytes.subarray(at, at + size))));
        if (answer !== "success") return answer;
      }
      return working(say(type, "import", { filename }));
    },
  };
}
