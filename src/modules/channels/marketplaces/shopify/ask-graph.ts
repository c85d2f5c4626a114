import { reason } from "@/lib/reason";
import { type Answer, ChannelTrouble, type Line } from "../line";
import { refusedWith } from "../refused-with";

export type Fields = Record<string, unknown>;

/** The oldest version that has all we ask for, and still takes absolute numbers of stock. */
const apiVersion = "2026-01";

/** Asks the Admin API in GraphQL and answers its `data`. Errors of the question itself go up as trouble: too fast, no right, or Shopify's words. */
export async function askGraph(line: Line, query: string, variables: Fields): Promise<Fields> {
  const version = String(line.settings["apiVersion"] ?? apiVersion);
  const answer = await line.ask({ method: "POST", path: `/admin/api/${version}/graphql.json`, body: { query, variables } });
  const body = fieldsOf(answer.body);
  const [error] = errorsOf(answer);
  if (error?.code === "THROTTLED") throw new ChannelTrouble("slow_down", reason("channel.rate_limited"), refilledAt(body, new Date()));
  if (error?.code === "ACCESS_DENIED" || error?.code === "UNAUTHORIZED")
    throw new ChannelTrouble("keys_refused", reason("channel.keys_refused"));
  if (answer.status === 404) throw new ChannelTrouble("rubbish", reason("channel.not_shopify"));
  if (error) throw new ChannelTrouble("rubbish", refusedWith(error.message));
  if (answer.status >= 400) throw new ChannelTrouble("rubbish", reason("channel.answered_with_error", { status: answer.status }));
  if (typeof body["data"] !== "object" || body["data"] === null) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  return fieldsOf(body["data"]);
}

/** Shopify's errors in all their shapes: a list of GraphQL, a text, or texts by field. */
export function errorsOf({ body }: Pick<Answer, "body">): { message: string; code: string }[] {
  const errors = fieldsOf(body)["errors"];
  if (typeof errors === "string") return [{ message: errors, code: "" }];
  if (Array.isArray(errors))
    return errors.map((error) => ({
      message: String(fieldsOf(error)["message"] ?? error),
      code: String(fieldsOf(fieldsOf(error)["extensions"])["code"] ?? ""),
    }));
  return Object.entries(fieldsOf(errors)).map(([field, words]) => ({
    message: `${field} ${Array.isArray(words) ? words.join(", ") : String(words)}`,
    code: "",
  }));
}

export type UserError = { message: string; code: string; field: string[] };

/** What a mutation answers beside its payload: an empty list is agreement. */
export function userErrorsOf(payload: unknown): UserError[] {
  return nodesOf(fieldsOf(payload)["userErrors"]).map((error) => ({
    message: String(error["message"] ?? error["code"] ?? ""),
    code: String(error["code"] ?? ""),
    field: Array.isArray(error["field"]) ? error["field"].map(String) : [],
  }));
}

/** When the bucket holds enough again for the question that was refused. */
function refilledAt(body: Fields, now: Date): Date {
  const cost = fieldsOf(fieldsOf(body["extensions"])["cost"]);
  const bucket = fieldsOf(cost["throttleStatus"]);
  const lacks = Number(cost["requestedQueryCost"] ?? 0) - Number(bucket["currentlyAvailable"] ?? 0);
  const seconds = lacks / Number(bucket["restoreRate"] ?? 0);
  return new Date(now.getTime() + 1000 * (Number.isFinite(seconds) ? Math.min(60, Math.max(1, Math.ceil(seconds))) : 2));
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The objects of a list or of a connection's `nodes`. */
export function nodesOf(value: unknown): Fields[] {
  const nodes = Array.isArray(value) ? value : fieldsOf(value)["nodes"];
  return Array.isArray(nodes) ? nodes.filter((node) => typeof node === "object" && node !== null).map(fieldsOf) : [];
}

/** The cursor of a connection's next page; null on its last. */
export function nextOf(connection: unknown): string | null {
  const page = fieldsOf(fieldsOf(connection)["pageInfo"]);
  return page["hasNextPage"] === true && typeof page["endCursor"] === "string" ? page["endCursor"] : null;
}
