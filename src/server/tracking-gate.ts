import type { IncomingMessage } from "node:http";
import { addressHeader } from "./client-address";
import { type Allowance, takeToken } from "./rate-limit";

/** Tracking pages of one address: plenty for an office that reloads, little for a search through links. */
const perVisitor: Allowance = { burst: 120, perSecond: 2 };

/** How many seconds a request for a page that opens by a link alone has to wait; 0 for any other page, and for one that may go ahead. */
export function waitForTracking({ url = "/", headers }: Pick<IncomingMessage, "url" | "headers">): number {
  if (!url.startsWith("/t/") && !url.startsWith("/u/")) return 0;
  return takeToken("tracking-pages", String(headers[addressHeader] ?? "unknown"), perVisitor);
}
