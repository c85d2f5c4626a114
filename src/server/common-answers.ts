type Operation = {
  security?: unknown[];
  parameters?: { in: string; name: string }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
};
type Document = { paths?: Record<string, Record<string, Operation>> };

const meaning = {
  400: "Malformed: no JSON, or a missing or too long Idempotency-Key",
  409: "Conflict, or the Idempotency-Key is in use at this moment",
  413: "Too large",
  415: "The body is not sent as application/json",
  422: "Invalid, or the Idempotency-Key was used with another request",
  429: "Too many requests",
  503: "Unavailable",
} as const;

/**
 * Adds to every operation what the server itself may answer before or beside the route: unreadable, too large or foreign bodies,
 * keys in use, too many requests, a database that is away. What a route says of a status itself stays.
 */
export function withCommonAnswers<T>(document: T): T {
  for (const methods of Object.values((document as Document).paths ?? {}))
    for (const operation of Object.values(methods)) complete(operation);
  return document;
}

function complete({ security, parameters, requestBody, responses }: Operation): void {
  const statuses = new Set<keyof typeof meaning>([429, 503]);
  if (requestBody) for (const status of [400, 413, 415, 422] as const) statuses.add(status);
  if (parameters?.some(({ name }) => name.toLowerCase() === "idempotency-key"))
    for (const status of [400, 409, 422] as const) statuses.add(status);
  for (const status of statuses) responses[status] ??= problemAnswer(status);
  // Whoever has the link needs no key.
  if (security?.length === 0) for (const status of [401, 403]) delete responses[status];
}

const problemAnswer = (status: keyof typeof meaning) => ({
  description: meaning[status],
  ...(status === 429 || status === 503
    ? { headers: { "Retry-After": { description: "Seconds to wait", schema: { type: "integer" } } } }
    : {}),
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});
