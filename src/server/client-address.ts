import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** The header under which pages find the address; a client's own is overwritten. */
export const addressHeader = "x-dirigent-address";

const privateNetworks = new BlockList();
privateNetworks.addSubnet("127.0.0.0", 8);
privateNetworks.addSubnet("10.0.0.0", 8);
privateNetworks.addSubnet("172.16.0.0", 12);
privateNetworks.addSubnet("192.168.0.0", 16);
privateNetworks.addAddress("::1", "ipv6");
privateNetworks.addSubnet("fc00::", 7, "ipv6");

/**
 * Who asks. Straight from the network it is the other end of the connection, and nothing a client writes changes that. When
 * that end is on a private network it is taken for a reverse proxy: then the last entry of X-Forwarded-For, the only one
 * that the proxy wrote itself.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | string[] | undefined): string {
  const direct = plain(peer ?? "");
  if (!isPrivate(direct)) return direct || "unknown";
  const last = plain(
    String(forwardedFor ?? "")
      .split(",")
      .at(-1)
      ?.trim() ?? "",
  );
  return isIP(last) ? last : direct || "unknown";
}

/** Writes the address on a request, so that pages, which see headers only, know it too. */
export function stampAddress(request: IncomingMessage): void {
  request.headers[addressHeader] = clientAddress(request.socket.remoteAddress, request.headers["x-forwarded-for"]);
}

const plain = (address: string) => address.replace(/^::ffff:/i, "");

function isPrivate(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && privateNetworks.check(address, family === 4 ? "ipv4" : "ipv6");
}
