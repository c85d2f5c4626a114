/** What a browser does to sign in, without the browser. */
export type Person = { email: string; password: string };

export type SignInAnswer = { status: number; tookMs: number; cookies: string[]; isIn: boolean };

const pairs = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");

/** The token that a sign-in form carries, with its cookie. One serves for many attempts. */
export async function aForm(url: string): Promise<{ csrfToken: string; cookie: string }> {
  const response = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { csrfToken, cookie: pairs(response).join("; ") };
}

/** Sends a sign-in form, from some address. */
export async function sendForm(
  url: string,
  form: Awaited<ReturnType<typeof aForm>>,
  { email, password }: Person,
  address = "203.0.113.1",
): Promise<SignInAnswer> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: url, cookie: form.cookie, "x-forwarded-for": address },
    body: new URLSearchParams({ csrfToken: form.csrfToken, email, password, callbackUrl: url, json: "true" }),
  });
  await response.arrayBuffer();
  const cookies = response.headers.getSetCookie();
  return {
    status: response.status,
    tookMs: performance.now() - startedAt,
    cookies,
    isIn: cookies.some((one) => /dirigent\.session=[^;]+/.test(one)),
  };
}

/** Signs in and gives the Cookie header that anybody may copy. */
export async function signInOver(url: string, person: Person): Promise<string> {
  const { isIn, status, cookies } = await sendForm(url, await aForm(url), person);
  if (!isIn) throw new Error(`${person.email} could not sign in: ${status}`);
  return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}

/** Calls a procedure as the browser of that cookie. */
export async function asBrowser(
  url: string,
  cookie: string,
  procedure: string,
  input?: unknown,
): Promise<{ status: number; json: unknown }> {
  const isChange = input !== undefined;
  const response = await fetch(`${url}/api/trpc/${procedure}`, {
    method: isChange ? "POST" : "GET",
    headers: { cookie, origin: url, "sec-fetch-site": "same-origin", ...(isChange ? { "content-type": "application/json" } : {}) },
    body: isChange ? JSON.stringify(input) : undefined,
  });
  return { status: response.status, json: await response.json().catch(() => null) };
}
