import { z } from "zod";
import { reason } from "@/lib/reason";
import { itsWords } from "../common-settings";
import { type CrmLine, CrmRefused } from "../port";
import { failing, keysRefused, slowDown, unreadable } from "../trouble";

const Said = z.object({ result: z.unknown().optional(), error: z.string().optional(), error_description: z.string().optional() });

// apidocs.bitrix24.com, "Error codes" and "Limits": too many comes as 503 with QUERY_LIMIT_EXCEEDED, or 429 with OPERATION_TIME_LIMIT.
const tooMany = new Set(["QUERY_LIMIT_EXCEEDED", "OPERATION_TIME_LIMIT", "OVERLOAD_LIMIT"]);
const wrongKeys = new Set([
  "NO_AUTH_FOUND",
  "INVALID_CREDENTIALS",
  "EXPIRED_TOKEN",
  "INVALID_TOKEN",
  "INSUFFICIENT_SCOPE",
  "ACCESS_DENIED",
  "METHOD_CONFIRM_WAITING",
]);

export const isText = (value: unknown): value is string => typeof value === "string";

/** Calls one method of the REST API and answers its `result`. Throws `CrmRefused` with the portal's own words when it will not. */
export async function call(line: Pick<CrmLine, "ask">, method: string, body: object): Promise<unknown> {
  const answer = await line.ask({ method: "POST", path: `/${method}.json`, body, judges: [401, 403, 429, 503] });
  const said = Said.safeParse(answer.body);
  const error = said.data?.error?.toUpperCase();
  if (error !== undefined && tooMany.has(error)) throw slowDown();
  if (error !== undefined && wrongKeys.has(error)) throw keysRefused();
  if (answer.status === 401 || answer.status === 403) throw keysRefused();
  if (answer.status === 429) throw slowDown();
  if (answer.status >= 500) throw failing(answer.status);
  if (!said.success) throw unreadable();
  if (error !== undefined || answer.status >= 400)
    throw new CrmRefused(reason("crm.refused", { words: itsWords(said.data.error_description) || itsWords(said.data.error) || "?" }));
  if (said.data.result === undefined) throw unreadable();
  return said.data.result;
}
