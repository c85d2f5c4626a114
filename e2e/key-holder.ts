import type { APIRequestContext } from "@playwright/test";
import { expect } from "./fixtures";

/** Calls the HTTP API as an outside system does, with a key that the owner makes. */
export async function aKeyHolder(request: APIRequestContext, url: string) {
  const data = { name: `e2e ${Date.now()}`, scopes: ["full"], expiresInDays: 1 };
  const made = await request.post("/api/trpc/organizations.createKey", { data, headers: { origin: url } });
  const { key } = ((await made.json()) as { result: { data: { key: string } } }).result.data;
  return async <T>(method: "GET" | "PUT" | "POST", path: string, body?: unknown): Promise<T> => {
    const headers = { authorization: `Bearer ${key}`, ...(method === "POST" ? { "idempotency-key": crypto.randomUUID() } : {}) };
    const answer = await request.fetch(`/api/v1${path}`, { method, headers, data: body });
    expect(answer.ok(), `${method} ${path} answered ${answer.status()}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  };
}

export type Api = Awaited<ReturnType<typeof aKeyHolder>>;
