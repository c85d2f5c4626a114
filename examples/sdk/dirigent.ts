/**
 * Dirigent's HTTP API, typed: paths, bodies and answers come from its own OpenAPI document (schema.d.ts).
 *
 *   const api = connect({ url: "http://127.0.0.1:3000", apiKey: "drg_…" });
 *   const order = await taken(api.POST("/api/v1/orders", { body: { … } }));
 */
import createClient, { type Client } from "openapi-fetch";
import { persistent } from "./persistent-fetch";
import type { components, paths } from "./schema";

export type Problem = components["schemas"]["Problem"];

export type Connection = {
  url: string;
  apiKey: string;
  /** How often a request is sent at most; 4 unless told. */
  tries?: number;
  fetch?: (request: Request) => Promise<Response>;
};

export type Dirigent = Client<paths>;

/** The API, with the key on each request. A POST gets an `Idempotency-Key` that stays the same over its retries, so that nothing is done twice. */
export function connect({ url, apiKey, tries = 4, fetch: send = fetch }: Connection): Dirigent {
  const api = createClient<paths>({ baseUrl: url.replace(/\/+$/, ""), fetch: persistent(send, tries) });
  api.use({
    onRequest({ request }) {
      request.headers.set("authorization", `Bearer ${apiKey}`);
      if (request.method === "POST" && !request.headers.has("idempotency-key")) request.headers.set("idempotency-key", crypto.randomUUID());
      return request;
    },
  });
  return api;
}

/** What the server refused, as it said it (RFC 9457). `code` is for programs, `message` for people, `errors` names the fields. */
export class DirigentProblem extends Error {
  override readonly name = "DirigentProblem";
  readonly code: string;
  readonly status: number;

  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
  }

  get errors(): { path: string; message: string }[] {
    return this.problem.errors ?? [];
  }
}

type Answered<Data> = { data?: Data; error?: unknown; response: Response };

/** The answer of a call, or a thrown `DirigentProblem`. */
export async function taken<Data>(call: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (response.ok) return data as Data;
  throw new DirigentProblem(isProblem(error) ? error : unnamed(response));
}

/** Every item of a list, page after page: `for await (const order of items((cursor) => api.GET("/api/v1/orders", …)))`. */
export async function* items<Item>(
  page: (cursor: string | undefined) => Promise<Answered<{ items: Item[]; nextCursor: string | null }>>,
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const { items: here, nextCursor } = await taken(page(cursor));
    yield* here;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

const isProblem = (error: unknown): error is Problem => typeof error === "object" && error !== null && "code" in error && "status" in error;

/** Something between here and the server answered in its place. */
const unnamed = ({ status, statusText }: Response): Problem => ({
  type: "about:blank",
  title: statusText,
  status,
  detail: `The server answered ${status}.`,
  code: "unnamed",
});
