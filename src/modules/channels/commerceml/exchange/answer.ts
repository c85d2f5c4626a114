import type { Reason } from "@/lib/reason";
import { wording } from "../../intake/words";
import { inEncoding } from "../orders-out/in-encoding";

export type Encoding = "utf-8" | "windows-1251";

/** What the connection is set to; UTF-8 where it is not. */
export function encodingOfSettings(settings: Readonly<Record<string, unknown>>): Encoding {
  return settings["encoding"] === "windows-1251" ? "windows-1251" : "utf-8";
}

/** Lines as 1C reads them. A failure is an answer like any other: with another status 1C would not show why. */
export function lines(encoding: Encoding, ...said: string[]): Response {
  return new Response(inEncoding(encoding, said.join("\n")), { headers: { "content-type": `text/plain; charset=${encoding}` } });
}

export function failure(encoding: Encoding, why: Reason, locale: string): Response {
  return lines(encoding, "failure", wording(locale)(why).replace(/\s+/g, " "));
}
