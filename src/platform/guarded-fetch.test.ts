import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { guardedFetch } from "./guarded-fetch";

let connections = 0;
const server = createServer((request, response) => {
  if (request.url === "/silence") return;
  if (request.url === "/away") response.writeHead(302, { location: "http://169.254.169.254/" }).end();
  else response.end(JSON.stringify({ host: request.headers.host, method: request.method }));
});
server.on("connection", () => {
  connections += 1;
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  connections = 0;
});
afterAll(() => {
  server.close();
});

const answers =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

test.each([
  "http://127.0.0.1/",
  "http://[::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://0.0.0.0/",
  "http://10.0.0.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://[fd00::1]/",
  "http://[fe80::1]/",
  "http://100.64.0.1/",
  "http://2130706433/",
  "http://0x7f.1/",
  "http://localhost./",
  "http://shop.example@127.0.0.1/",
  "http://shop.example:22/",
  "http://shop.example:5432/",
  "ftp://shop.example/",
])("S23: nothing is called at %s", async (address) => {
  await expect(guardedFetch([])(address)).rejects.toThrow();
  expect(connections).toBe(0);
});

test("a name with a private answer among public ones is not called", async () => {
  await expect(guardedFetch([], answers("8.8.8.8", "127.0.0.1"))("http://shop.example/")).rejects.toThrow("private");
});

test("the connection goes to the address that was looked at, whatever the name says a moment later", async () => {
  let asked = 0;
  const changing = async () => {
    asked += 1;
    return [{ address: asked === 1 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
  };
  const response = await guardedFetch(["shop.example"], changing)(`http://shop.example:${port}/`);
  expect(await response.json()).toMatchObject({ host: `shop.example:${port}` });
  expect(asked).toBe(1);
});

test("a redirect is told and not followed", async () => {
  const response = await guardedFetch(["127.0.0.1"])(`http://127.0.0.1:${port}/away`);
  expect(response.status).toBe(302);
  expect(connections).toBe(1);
});

test("an allowed private host answers", async () => {
  const response = await guardedFetch(["127.0.0.0/8"])(`http://127.0.0.1:${port}/`, { method: "POST", body: "x" });
  expect(await response.json()).toEqual({ host: `127.0.0.1:${port}`, method: "POST" });
});

test("a timeout ends the call", async () => {
  await expect(guardedFetch(["127.0.0.1"])(`http://127.0.0.1:${port}/`, { signal: AbortSignal.abort() })).rejects.toThrow();
});

test("a call that hangs is given up also after memory was freed meanwhile", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const patience = new AbortController();
  const reached = once(server, "request");
  const hanging = guardedFetch(["127.0.0.1"])(`http://127.0.0.1:${port}/silence`, { signal: patience.signal });
  await reached;
  for (let turn = 0; turn < 3; turn++) {
    await nextTurn();
    collect();
  }
  patience.abort(new Error("too late"));
  await expect(hanging).rejects.toThrow("too late");
});
