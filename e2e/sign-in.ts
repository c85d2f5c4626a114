import type { APIRequest, BrowserContextOptions } from "@playwright/test";

export type SignedIn = Exclude<BrowserContextOptions["storageState"], string | undefined>;

/**
 * Signs in as the form does, without the form: its own journey tests that. Gives the cookies of a session of its own, so that
 * a test which signs out disturbs no other.
 */
export async function signIn(request: APIRequest, url: string, person: { email: string; password: string }): Promise<SignedIn> {
  // Nobody's cookies: Playwright would lend those of the test, and a sign-in ends the session that its browser had.
  const nobody = { cookies: [], origins: [] };
  const api = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url }, storageState: nobody });
  const { csrfToken } = (await (await api.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await api.post("/api/auth/callback/credentials", {
    form: { csrfToken, email: person.email, password: person.password, callbackUrl: url, json: "true" },
  });
  const session = (await (await api.get("/api/auth/session")).json()) as { user?: unknown } | null;
  if (!session?.user) throw new Error(`${person.email} could not sign in: ${answer.status()} ${await answer.text()}`);
  const state = await api.storageState();
  await api.dispose();
  return state;
}
