import { hkdfSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";
import { processWide } from "./process";

/** A setting is missing or wrong: one line that names it and says what is wanted. */
export class WrongSetting extends Error {}

const port = z.coerce
  .number("must be a number")
  .int("must be a whole number")
  .min(0, "must be 0 to 65535")
  .max(65_535, "must be 0 to 65535");
const webAddress = z.url({ protocol: /^https?$/, error: "must be an address like https://orders.example.com" });
const postgresAddress = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be an address like postgres://user:password@host:5432/database",
});

const Settings = z
  .object({
    PORT: port.default(3000),
    HOST: z.string().optional(),
    DATABASE_URL: postgresAddress,
    /** Set by our own start command: DATABASE_URL is the embedded database. */
    DIRIGENT_EMBEDDED: z.literal("1").optional(),
    DIRIGENT_DATA_DIR: z.string().default("./.data"),
    NEXTAUTH_SECRET: z.string().optional(),
    NEXTAUTH_URL: webAddress.optional(),
    DIRIGENT_ENCRYPTION_KEY: z.string().min(32, "must have 32 characters or more").optional(),
    DIRIGENT_ADMIN_EMAIL: z.email("must be an e-mail address").optional(),
    DIRIGENT_ADMIN_PASSWORD: z.string().min(8, "must have 8 characters or more").optional(),
    DIRIGENT_ORGANIZATION: z.string().max(200, "must have 200 characters or fewer").optional(),
    DIRIGENT_API_KEY: z
      .string()
      .regex(/^drg_[0-9a-fA-F]{64}$/, "must be drg_ and 64 hexadecimal digits")
      .optional(),
    DIRIGENT_ROLE: z.enum(["all", "web", "worker"], "must be all, web or worker").default("all"),
    DIRIGENT_DEMO: z.enum(["0", "1"], "must be 0 or 1").optional(),
    DIRIGENT_ALLOW_PRIVATE_HOSTS: z
      .string()
      .default("")
      .transform((list) => list.split(",").flatMap((host) => host.trim() || []))
      .refine((hosts) => hosts.every(isHostOrRange), "must be a comma list of hosts, addresses or ranges like 10.0.0.0/8"),
    DIRIGENT_SAMPLES: z.string().optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be an address like smtp://user:password@host:587" }).optional(),
    MAIL_FROM: z.string().optional(),
    LOG_LEVEL: z
      .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "must be fatal, error, warn, info, debug, trace or silent")
      .default("info"),
    OTEL_EXPORTER_OTLP_ENDPOINT: webAddress.optional(),
    OTEL_EXPORTER_OTLP_HEADERS: z.string().default("").transform(headersOf),
    OTEL_SERVICE_NAME: z.string().trim().default("dirigent"),
  })
  .superRefine((settings, issues) => {
    const together = (given: string | undefined, name: string, missing: string | undefined, wanted: string) => {
      if (given && !missing) issues.addIssue({ code: "custom", path: [wanted], message: `is required when ${name} is set` });
    };
    together(settings.DIRIGENT_ADMIN_EMAIL, "DIRIGENT_ADMIN_EMAIL", settings.DIRIGENT_ADMIN_PASSWORD, "DIRIGENT_ADMIN_PASSWORD");
    together(settings.DIRIGENT_ADMIN_PASSWORD, "DIRIGENT_ADMIN_PASSWORD", settings.DIRIGENT_ADMIN_EMAIL, "DIRIGENT_ADMIN_EMAIL");
    if (!settings.DIRIGENT_EMBEDDED && !settings.NEXTAUTH_SECRET) {
      issues.addIssue({
        code: "custom",
        path: ["NEXTAUTH_SECRET"],
        message: "is required with an external database (make one with: openssl rand -hex 32)",
      });
    }
  });

export type Env = {
  port: number;
  host: string;
  databaseUrl: string;
  /** The database is our own embedded PostgreSQL. */
  embedded: boolean;
  /** Absolute. */
  dataDir: string;
  authSecret: string;
  /** The public address, without a slash at the end. */
  baseUrl: string;
  /** 32 bytes, for secrets at rest. */
  encryptionKey: Buffer;
  admin: { email: string; password: string } | null;
  organization: string | null;
  apiKey: string | null;
  role: "all" | "web" | "worker";
  /** An empty database gets the demo workspace: the embedded one unless told not to or an owner is given. */
  demo: boolean;
  allowPrivateHosts: readonly string[];
  smtpUrl: string | null;
  mailFrom: string;
  /** Where traces go; null: nowhere. */
  telemetry: { endpoint: string; headers: Record<string, string>; serviceName: string } | null;
};

/** The settings of this process, read and validated once. */
export function env(): Env {
  return processWide("env", () => readEnv(process.env));
}

/**
 * Reads and validates settings. An empty variable counts as unset.
 * In embedded mode the session secret is made once and kept in the data folder.
 * @throws {WrongSetting} that names every wrong variable in one line
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ""));
  if (!given.DATABASE_URL) throw new WrongSetting("DATABASE_URL is not set. Start with npm start for the embedded database.");
  const parsed = Settings.safeParse(given);
  if (!parsed.success) throw new WrongSetting(`Wrong settings: ${parsed.error.issues.map(wording).join("; ")}.`);

  const settings = parsed.data;
  const embedded = settings.DIRIGENT_EMBEDDED === "1";
  const dataDir = path.resolve(settings.DIRIGENT_DATA_DIR);
  const host = settings.HOST ?? (embedded ? "127.0.0.1" : "0.0.0.0");
  const authSecret = settings.NEXTAUTH_SECRET ?? keptSecret(dataDir);
  const admin =
    settings.DIRIGENT_ADMIN_EMAIL && settings.DIRIGENT_ADMIN_PASSWORD
      ? { email: settings.DIRIGENT_ADMIN_EMAIL, password: settings.DIRIGENT_ADMIN_PASSWORD }
      : null;
  return {
    port: settings.PORT,
    host,
    databaseUrl: settings.DATABASE_URL,
    embedded,
    dataDir,
    authSecret,
    baseUrl: (settings.NEXTAUTH_URL ?? `http://${reachable(host)}:${settings.PORT}`).replace(/\/+$/, ""),
    encryptionKey: deriveKey(settings.DIRIGENT_ENCRYPTION_KEY ?? authSecret, "dirigent secrets at rest v1"),
    admin,
    organization: settings.DIRIGENT_ORGANIZATION ?? null,
    apiKey: settings.DIRIGENT_API_KEY ?? null,
    role: settings.DIRIGENT_ROLE,
    demo: admin === null && (settings.DIRIGENT_DEMO === "1" || (embedded && settings.DIRIGENT_DEMO !== "0")),
    allowPrivateHosts: settings.DIRIGENT_ALLOW_PRIVATE_HOSTS,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM ?? "Dirigent <no-reply@localhost>",
    telemetry: settings.OTEL_EXPORTER_OTLP_ENDPOINT
      ? {
          endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
          headers: settings.OTEL_EXPORTER_OTLP_HEADERS,
          serviceName: settings.OTEL_SERVICE_NAME,
        }
      : null,
  };
}

/** A 32-byte key from a secret (HKDF with SHA-256, RFC 5869); the purpose keeps keys of one secret apart. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
}

const wording = (issue: z.core.$ZodIssue) => `${issue.path.join(".")} ${issue.message}`;

/** Where a browser on this machine finds a server that listens on every address. */
function reachable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return isIP(host) === 6 ? `[${host}]` : host;
}

function isHostOrRange(value: string): boolean {
  const [host = "", bits] = value.split("/");
  const family = isIP(host);
  if (bits === undefined) return family !== 0 || /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/i.test(host);
  return family !== 0 && /^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

/** "key=value,other=value" as OpenTelemetry writes headers, values in percent encoding. */
function headersOf(list: string, issues: z.core.$RefinementCtx<string>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const pair of list.split(",").flatMap((one) => one.trim() || [])) {
    const [, name, value = ""] = /^([\w!#$%&'*+.^`|~-]+)\s*=\s*(.*)$/.exec(pair) ?? [];
    try {
      if (!name) throw new URIError();
      headers[name] = decodeURIComponent(value);
    } catch {
      issues.addIssue({ code: "custom", message: "must be a comma list of name=value, values in percent encoding" });
    }
  }
  return headers;
}

function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, "secret");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    // "wx": of two processes that start together one makes it and the other reads it.
    writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < 32) throw new WrongSetting(`The secret in ${file} is cut short. Restore the file, or set NEXTAUTH_SECRET.`);
  return secret;
}
