import type { MiddlewareHandler } from "hono";
import { problem, problemResponse } from "@/platform/http/problem";
import { isUpload } from "./uploads";

/** Below the 15 seconds after which those who call us have usually gone. */
const withinMs = 14_000;

/**
 * However slow the database is, nobody waits longer for an answer: then it is 503. What was begun goes on and may still succeed; asked again
 * under its key, it answers once. Files may take as long as their sender's line needs.
 */
export function answerInTime(ms = withinMs): MiddlewareHandler {
  return async (c, next) => {
    if (isUpload(c.req.path)) return next();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(resolve, ms, "late");
    });
    const first = await Promise.race([next(), late]).finally(() => clearTimeout(timer));
    if (first !== "late") return;
    return problemResponse(problem(503, "unavailable", "The answer takes too long at the moment. Try again under the same key."), {
      "retry-after": "5",
    });
  };
}
