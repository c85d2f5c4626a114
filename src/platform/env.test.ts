import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readEnv, WrongSetting } from "./env";

const dataDir = mkdtempSync(path.join(tmpdir(), "dirigent-env-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const external = { DATABASE_URL: "postgres://u:p@db:5432/d", NEXTAUTH_SECRET: "s".repeat(32) };
const embedded = { DATABASE_URL: "postgres://u:p@127.0.0.1:20001/d", DIRIGENT_EMBEDDED: "1", DIRIGENT_DATA_DIR: dataDir };

describe("defaults", () => {
  test("the embedded server is for this machine only, the external one for the network", () => {
    expect(readEnv(embedded)).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      baseUrl: "http://127.0.0.1:3000",
      role: "all",
      embedded: true,
    });
    expect(readEnv(external)).toMatchObject({ host: "0.0.0.0", baseUrl: "http://localhost:3000", embedded: false });
  });

  test("the public address loses its last slash and wins over host and port", () => {
    expect(readEnv({ ...external, NEXTAUTH_URL: "https://orders.example.com/" }).baseUrl).toBe("https://orders.example.com");
  });

  test("an empty variable counts as unset", () => {
    expect(readEnv({ ...external, PORT: "", SMTP_URL: " " })).toMatchObject({ port: 3000, smtpUrl: null });
  });

  test("the demo workspace is for an embedded database without an owner, or where asked for", () => {
    const owner = { DIRIGENT_ADMIN_EMAIL: "owner@example.com", DIRIGENT_ADMIN_PASSWORD: "correct horse" };
    expect(readEnv(embedded).demo).toBe(true);
    expect(readEnv({ ...embedded, DIRIGENT_DEMO: "0" }).demo).toBe(false);
    expect(readEnv({ ...embedded, ...owner }).demo).toBe(false);
    expect(readEnv(external).demo).toBe(false);
    expect(readEnv({ ...external, DIRIGENT_DEMO: "1" }).demo).toBe(true);
  });
});

describe("secrets", () => {
  test("an external database without a secret is refused", () => {
    expect(() => readEnv({ DATABASE_URL: external.DATABASE_URL })).toThrow(/NEXTAUTH_SECRET is required/);
  });

  test("the embedded one gets a secret once, for its owner's eyes", () => {
    const first = readEnv(embedded).authSecret;
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(readEnv(embedded).authSecret).toBe(first);
    expect(readFileSync(path.join(dataDir, "secret"), "utf8").trim()).toBe(first);
    expect(statSync(path.join(dataDir, "secret")).mode & 0o777).toBe(0o600);
  });

  test("the encryption key is 32 bytes of the session secret unless given, and never the secret itself", () => {
    const derived = readEnv(external).encryptionKey;
    expect(derived).toHaveLength(32);
    expect(readEnv(external).encryptionKey).toEqual(derived);
    expect(derived.toString()).not.toBe(external.NEXTAUTH_SECRET);
    expect(readEnv({ ...external, DIRIGENT_ENCRYPTION_KEY: "k".repeat(32) }).encryptionKey).not.toEqual(derived);
  });
});

test.each([
  ["PORT", "70000"],
  ["PORT", "3000.5"],
  ["PORT", "three"],
  ["DATABASE_URL", "mysql://u@h/d"],
  ["NEXTAUTH_URL", "orders.example.com"],
  ["DIRIGENT_ENCRYPTION_KEY", "short"],
  ["DIRIGENT_ADMIN_EMAIL", "owner"],
  ["DIRIGENT_API_KEY", "drg_123"],
  ["DIRIGENT_ROLE", "both"],
  ["DIRIGENT_DEMO", "yes"],
  ["DIRIGENT_ALLOW_PRIVATE_HOSTS", "10.0.0.0/64"],
  ["SMTP_URL", "mail.example.com"],
  ["LOG_LEVEL", "loud"],
])("%s=%s is refused in one line that names it", (name, value) => {
  const read = () => readEnv({ ...external, [name]: value });
  expect(read).toThrow(WrongSetting);
  expect(read).toThrow(new RegExp(`^Wrong settings: ${name} [^\\n]+\\.`));
});

test("an owner needs both e-mail and password", () => {
  expect(() => readEnv({ ...external, DIRIGENT_ADMIN_EMAIL: "owner@example.com" })).toThrow(/DIRIGENT_ADMIN_PASSWORD is required/);
});

test("private hosts are a list of names, addresses and ranges", () => {
  expect(readEnv({ ...external, DIRIGENT_ALLOW_PRIVATE_HOSTS: "127.0.0.1, erp.local,10.0.0.0/8, ::1" }).allowPrivateHosts).toEqual([
    "127.0.0.1",
    "erp.local",
    "10.0.0.0/8",
    "::1",
  ]);
});

describe("traces", () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" };

  test("go nowhere until a collector is named", () => {
    expect(readEnv(external).telemetry).toBeNull();
    expect(readEnv({ ...external, ...endpoint }).telemetry).toEqual({
      endpoint: endpoint.OTEL_EXPORTER_OTLP_ENDPOINT,
      headers: {},
      serviceName: "dirigent",
    });
  });

  test("carry the headers that the collector wants", () => {
    const settings = {
      ...external,
      ...endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20x, x-team = a",
      OTEL_SERVICE_NAME: "oms",
    };
    expect(readEnv(settings).telemetry).toMatchObject({ headers: { authorization: "Bearer x", "x-team": "a" }, serviceName: "oms" });
    expect(() => readEnv({ ...settings, OTEL_EXPORTER_OTLP_HEADERS: "just-a-word" })).toThrow(
      /OTEL_EXPORTER_OTLP_HEADERS must be a comma list/,
    );
  });
});
