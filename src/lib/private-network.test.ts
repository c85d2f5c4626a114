import { expect, test } from "vitest";
import { isOnList, isPrivateAddress } from "./private-network";

test.each([
  "127.0.0.1",
  "0.0.0.0",
  "10.1.2.3",
  "172.31.255.255",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "[::1]",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "0:0:0:0:0:ffff:a00:1",
  "64:ff9b::10.0.0.1",
  "fd00::1",
  "fe80::1%eth0",
  "ff02::1",
  "not an address",
])("%s is not on the public internet", (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "2a02:6b8::2:242", "::ffff:8.8.8.8", "64:ff9b::808:808"])("%s is", (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test("a list names hosts, addresses and ranges", () => {
  const list = ["shop.lan", "10.0.0.0/8", "127.0.0.1", "fd00::/8"];
  for (const member of ["shop.lan", "SHOP.LAN", "shop.lan.", "10.9.9.9", "127.0.0.1", "[fd12::1]", "::ffff:10.0.0.1"])
    expect(isOnList(list, member), member).toBe(true);
  for (const stranger of ["evil.shop.lan", "11.0.0.1", "127.0.0.2", "fe80::1"]) expect(isOnList(list, stranger), stranger).toBe(false);
});
