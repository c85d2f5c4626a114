import type { IncomingHttpHeaders } from "node:http";

/** What a client shows when it connects. Everything in it is the client's word. */
export type Handshake = { headers: IncomingHttpHeaders; auth: Record<string, unknown>; query: Record<string, unknown> };

/** Somebody who may listen. */
export type Guest = {
  /** For counting: one person, key or link. */
  who: string;
  rooms: readonly string[];
  /** The part of the feed that is replayed after a lost connection; what of it is heard, the rooms decide. */
  organizationId: string;
  orderId?: string;
  /** Asks again who it is: the rooms as they are now, or null when the guest must go. */
  again: () => Promise<readonly string[] | null>;
};

/** Why somebody is not let in, told to the client as `connect_error`. */
export type Refused = { refused: "unauthorized" | "forbidden" | "foreign_origin" | "key_in_query" };

/** Who comes in; one per namespace, wired by the server. */
export type Door = (handshake: Handshake) => Promise<Guest | Refused>;
