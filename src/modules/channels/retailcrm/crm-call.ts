import type { Context as Call } from "hono";
import type { Context } from "@/platform/context";
import type { PublicEnv } from "@/platform/http/routes";
import { log } from "@/platform/log";
import { actorOf } from "../commands/process-intake";
import { connectionByHookToken, type OpenConnection, secretsOf } from "../connection-queries";
import { retailcrm } from "../marketplaces/retailcrm/index";
import { type Fields, payloadOf } from "../marketplaces/retailcrm/payload";

/** Who calls, and with what. `params` are those of the form, or of the JSON that some clients send instead. */
export type Caller = {
  ctx: Context;
  connection: OpenConnection;
  params: Fields;
  query: Record<string, string>;
  url: URL;
  site: string;
};

/** The connection of the address, once its key was shown. */
export async function callerOf(c: Call<PublicEnv>): Promise<Caller | "other kind" | "wrong key"> {
  const { db, now, ip } = c.get("door");
  const connection = await connectionByHookToken(db, c.req.param("token") ?? "");
  if (connection?.row.kind !== "retailcrm") return "other kind";
  const rawBody = new Uint8Array(await c.req.arrayBuffer());
  const form = Object.fromEntries(new URLSearchParams(new TextDecoder().decode(rawBody)));
  const params = payloadOf(rawBody) ?? form;
  const [headers, query] = [Object.fromEntries(c.req.raw.headers), c.req.query()];
  const shown = typeof form["apiKey"] === "string" ? { apiKey: form["apiKey"], ...query } : query;
  if (retailcrm.verify({ headers, query: shown, rawBody, secrets: secretsOf(connection.row) }) !== "ok") {
    log().warn({ connection: connection.row.code, ip }, "a shop with a wrong key was refused");
    return "wrong key";
  }
  const site = params["site"] ?? query["site"];
  return {
    ctx: { db, now, ip, actor: actorOf(connection), inTransaction: false },
    connection,
    params,
    query,
    url: new URL(c.req.url),
    site: typeof site === "string" ? site.slice(0, 100) : connection.channel.code,
  };
}

/** The values of a list in a query: `name[]=1&name[]=2`, `name[0]=1` or `name=1`. */
export function paramsOf(url: URL, name: string): string[] {
  const isOne = (key: string) => key === name || (key.startsWith(`${name}[`) && /^\[\d*\]$/.test(key.slice(name.length)));
  const values = [...url.searchParams].filter(([key, value]) => isOne(key) && value !== "").map(([, value]) => value.slice(0, 200));
  return [...new Set(values)].slice(0, 1_000);
}
