import pino, { type DestinationStream, type Logger } from "pino";
import { loggedError } from "./logged-error";
import { processWide } from "./process";
import { currentPlace } from "./telemetry/trace";

const levels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

// Never in a log: secrets, and what says who a buyer is.
const secretKeys = ["password", "secret", "secrets", "token", "apiKey", "authorization", "cookie", "accessToken", "webhookSecret"];
const personalKeys = ["email", "phone", "customer", "shippingAddress", "address", "recipient"];
const hidden = [...secretKeys, ...personalKeys].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** The process's log: JSON lines on standard output, or one readable line each where a person watches. */
export function log(): Logger {
  return processWide("log", () =>
    createLog(process.stdout.isTTY ? readableLines(process.stdout) : pino.destination({ dest: 1, sync: true })),
  );
}

/** A log that writes to a destination of the caller's. The level is LOG_LEVEL; a wrong one is refused by the settings. */
export function createLog(destination: DestinationStream): Logger {
  const wanted = process.env.LOG_LEVEL ?? "";
  return pino(
    {
      level: levels.includes(wanted) ? wanted : "info",
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: loggedError },
      mixin: () => ({ traceId: currentPlace()?.traceId }),
      redact: { paths: hidden, censor: "[hidden]" },
    },
    destination,
  );
}

function readableLines(out: NodeJS.WritableStream): DestinationStream {
  return {
    write(line) {
      const { level, time, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
      const parts = [String(time).slice(11, 19), String(level).padEnd(5), msg ?? ""];
      for (const [key, value] of Object.entries(rest)) parts.push(`${key}=${typeof value === "object" ? JSON.stringify(value) : value}`);
      if (err) parts.push(typeof err === "object" ? ((err as { stack?: string }).stack ?? JSON.stringify(err)) : `err=${err}`);
      out.write(`${parts.join(" ")}\n`);
    },
  };
}
