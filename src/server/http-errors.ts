import { HTTPException } from "hono/http-exception";
import { isDatabaseAway, isUnstorableText } from "@/platform/db-trouble";
import { problem, problemOf, problemResponse } from "@/platform/http/problem";
import { log } from "@/platform/log";
import { Refusal } from "@/platform/refusal";

/** What the outside is told when a request fails: a rule's no, a database that is away, or that something is wrong with us. */
export function answerError(error: unknown, request: { id: string; method: string; path: string }): Response {
  if (error instanceof Refusal) return problemResponse(problemOf(error), waiting(error));
  if (error instanceof HTTPException && error.status < 500) return answerHttpException(error);
  if (isDatabaseAway(error)) {
    log().warn({ err: error, requestId: request.id }, "the database does not answer");
    return problemResponse(problem(503, "unavailable", "The database does not answer at the moment. Try again."), { "retry-after": "2" });
  }
  if (isUnstorableText(error)) return problemResponse(problem(422, "invalid", "A text holds a character that cannot be stored (U+0000)."));
  log().error({ err: error, requestId: request.id, method: request.method, path: request.path }, "request failed");
  return problemResponse(problem(500, "internal", "Something is wrong on our side. Nothing was changed.", { requestId: request.id }));
}

function answerHttpException(error: HTTPException): Response {
  if (error.status === 400 && /json/i.test(error.message))
    return problemResponse(problem(400, "malformed_json", "The body is not valid JSON."));
  if (error.status === 415)
    return problemResponse(problem(415, "unsupported_media_type", "Send the body as JSON, with Content-Type: application/json."));
  return problemResponse(problem(error.status, error.status === 400 ? "malformed" : "refused", error.message));
}

/** How long to wait, where the rule knows it. */
function waiting({ reason }: Refusal): Record<string, string> {
  const seconds = reason.params?.seconds;
  return typeof seconds === "number" ? { "retry-after": String(seconds) } : {};
}
