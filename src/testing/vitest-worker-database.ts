// As the server does: before any schema is made.
import "@hono/zod-openapi";
import { afterAll } from "vitest";
import { closeTestPool, testUrl } from "./database";

// Code under test that reaches for the process's own pool must find the worker's database, never a developer's.
process.env.DATABASE_URL = await testUrl();

afterAll(closeTestPool);
