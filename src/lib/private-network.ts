import { BlockList, isIP } from "node:net";

/*
 * Addresses that are not on the public internet: private, loopback, link-local (cloud metadata), shared, reserved for documentation
 * and benchmarks, multicast. After IANA's special-purpose registries for IPv4 and IPv6.
 */
const ranges = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "::/96",
  "64:ff9b:1::/48",
  "100::/64",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
  "5f00::/16",
  "fc00::/7",
  "fe80::/10",
  "fec0::/10",
  "ff00::/8",
];

const special = listOf(ranges);

/** Whether an IP address lies outside the public internet; also one that wraps an IPv4 address into IPv6. */
export function isPrivateAddress(address: string): boolean {
  const plain = unwrapped(address);
  return isIP(plain) === 0 || contains(special, plain);
}

/** Whether a host name or address is on a list of hosts, addresses and ranges, such as "shop.lan, 10.0.0.0/8". */
export function isOnList(list: readonly string[], hostOrAddress: string): boolean {
  const plain = unwrapped(hostOrAddress);
  const names = list.filter((entry) => isIP(entry.split("/")[0] ?? "") === 0).map((name) => name.toLowerCase());
  if (isIP(plain) === 0) return names.includes(plain.toLowerCase());
  return contains(listOf(list.filter((entry) => isIP(entry.split("/")[0] ?? "") !== 0)), plain);
}

function listOf(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    list.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return list;
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** The IPv4 address inside ::ffff:a.b.c.d or 64:ff9b::a.b.c.d, else the address itself, without brackets, zone or final dot. */
function unwrapped(address: string): string {
  const bare = address
    .replace(/^\[|\]$/g, "")
    .replace(/%.*$/, "")
    .replace(/\.$/, "");
  if (isIP(bare) !== 6) return bare;
  const groups = expanded(bare);
  const wraps = groups.startsWith("0000:0000:0000:0000:0000:ffff:") || groups.startsWith("0064:ff9b:0000:0000:0000:0000:");
  if (!wraps) return bare;
  const [high = "0", low = "0"] = groups.split(":").slice(6);
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join(".");
}

function expanded(address: string): string {
  const quad = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const hex = (high: string | undefined, low: string | undefined) => ((Number(high) << 8) | Number(low)).toString(16);
  const text = quad ? `${quad[1]}${hex(quad[2], quad[3])}:${hex(quad[4], quad[5])}` : address;
  const [head = "", tail] = text.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => "0");
  return [...left, ...gap, ...right].map((group) => group.padStart(4, "0").toLowerCase()).join(":");
}
