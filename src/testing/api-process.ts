// Before any schema is made.
import "@hono/zod-openapi";
import type { AddressInfo } from "node:net";
import { createHttpServer } from "@/server/http-server";
import { readiness } from "@/server/readiness";

// The API alone in a process of its own, without a build: for tests that kill it. Tells its port to whoever forked it.
const { server, listen } = createHttpServer();
await listen(0, "127.0.0.1");
readiness().phase = "ready";
process.send?.({ port: (server.address() as AddressInfo).port });
