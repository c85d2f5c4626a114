import { expect, test } from "vitest";
import { clientAddress } from "./client-address";

test.each([
  ["straight from the network nothing a client writes counts", "203.0.113.9", "1.2.3.4", "203.0.113.9"],
  ["behind a proxy its own entry counts, the last", "10.0.0.5", "1.2.3.4, 198.51.100.7", "198.51.100.7"],
  ["an IPv4 address in IPv6 clothes", "::ffff:127.0.0.1", "198.51.100.7", "198.51.100.7"],
  ["a proxy that says nothing", "127.0.0.1", undefined, "127.0.0.1"],
  ["nonsense in the header", "127.0.0.1", "<script>", "127.0.0.1"],
  ["no connection any more", undefined, undefined, "unknown"],
])("%s", (_, peer, forwarded, expected) => {
  expect(clientAddress(peer, forwarded)).toBe(expected);
});
