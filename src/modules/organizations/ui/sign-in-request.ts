import { type Reason, reason } from "@/lib/reason";

/** Signs in through next-auth as its own form would; null when the browser now holds a session, else why not. */
export async function requestSignIn(email: string, password: string): Promise<Reason | null> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const answer = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, email, password, callbackUrl: "/", json: "true" }),
    });
    if (answer.ok) return null;
    if (answer.status === 429) {
      const { seconds } = (await answer.json()) as { seconds: number };
      return reason("auth.too_many_attempts", { seconds });
    }
    return reason(answer.status === 401 ? "auth.wrong_sign_in" : answer.status === 503 ? "auth.busy" : "internal");
  } catch {
    return reason("unreachable");
  }
}
