import type { Reason } from "@/lib/reason";
import type { Headers, Secrets, Settings } from "./port";

/** What is asked of a channel. The host and the signing headers are added by the line (`Marketplace.host`, `Marketplace.authorize`). */
export type Question = {
  /** Another host of the same channel, which takes the same keys; `settings.baseUrl` stands for all of them. */
  host?: string;
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** From the host on: "/v3/posting/fbs/list". */
  path: string;
  query?: Readonly<Record<string, string | number | boolean | undefined>>;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string or bytes go as they are (name the content type in `headers`). */
  body?: unknown;
  /** Statuses that the line would deal with itself, but the adapter reads here: the vendor says in the body what they mean. */
  judges?: readonly number[];
};

/** What a channel said: any status but those that the line deals with itself (`ChannelTrouble`). `body` is null if it is no JSON; ids too long for a number come as strings. */
export type Answer = { status: number; headers: Headers; body: unknown; bytes: Uint8Array };

/**
 * One connection's line to its channel: within the channel's limits, with a time-out, gzip read, redirects refused, only to hosts
 * that may be called. Throws `ChannelTrouble` when there is no answer that an adapter could judge: no connection, time-out,
 * keys refused (401, 403), too many (420, 429), channel's failure (5xx), an answer too large.
 */
export type Line = {
  settings: Settings;
  secrets: Secrets;
  now: Date;
  ask(question: Question): Promise<Answer>;
  /** Fetches a file from wherever the channel says that it lies, without the keys. */
  download(url: string): Promise<Uint8Array>;
};

export type TroubleKind = "unreachable" | "keys_refused" | "slow_down" | "rubbish";

/** The channel could not be asked, or what it said makes no sense. Tried again later, not before `retryAt`. */
export class ChannelTrouble extends Error {
  override readonly name = "ChannelTrouble";

  constructor(
    readonly kind: TroubleKind,
    readonly reason: Reason,
    readonly retryAt: Date | null = null,
  ) {
    super(reason.code);
  }
}
