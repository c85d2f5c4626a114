import type { IncomingMessage } from "node:http";
import { type Allowance, takeToken } from "./rate-limit";

/**
 * Sign-ins of all the world together. A flood from countless addresses at countless accounts passes every other limit, and each
 * attempt costs a password hash; more than this a second would be paid by whoever places orders meanwhile.
 */
const allTogether: Allowance = { burst: 60, perSecond: 5 };

/** How many seconds a sign-in has to wait while very many come at once; 0 for any other request, and for one that may go ahead. */
export function waitForSignIn({ url = "/", method }: Pick<IncomingMessage, "url" | "method">): number {
  if (method !== "POST" || !/^\/api\/auth\/callback\/credentials\/?(\?|$)/.test(url)) return 0;
  return takeToken("sign-ins", "all", allTogether);
}
