import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Readable } from "node:stream";
import { OpenAPIHono } from "@hono/zod-openapi";
import { withCommonAnswers } from "./common-answers";
import type { ServerEnv } from "./http-guards";

const about = `Orders, stock and shipments of one organization, for shops, marketplaces and scripts.

Times are RFC 3339 in UTC. Money is \`{"amount": 129900, "currency": "RUB"}\` with the amount in minor units. Ids are UUIDv7.
Errors are \`application/problem+json\` (RFC 9457). A POST takes \`Idempotency-Key\`: a repeat within seven days answers the same and changes nothing; a refused request leaves its key free.
Lists are paged by cursor: pass \`nextCursor\` on as \`cursor\` until it is null.`;

type Documented = Pick<OpenAPIHono<ServerEnv>, "openAPIRegistry" | "getOpenAPI31Document">;

/** /openapi.json made from the routes' own schemas, and /docs to read it, relative to where they are mounted. */
export function documentRoutes(whole: () => Documented, baseUrl: () => string): OpenAPIHono<ServerEnv> {
  const app = new OpenAPIHono<ServerEnv>();
  let document: unknown;

  app.get("/openapi.json", (c) => {
    document ??= written(whole(), baseUrl());
    return c.json(document as object);
  });

  app.get("/docs", (c) => {
    c.header("content-security-policy", readerPolicy);
    return c.html(reader);
  });

  app.get("/docs/:file{[a-z-]+\\.(js|css)}", (c) => {
    const file = c.req.param("file");
    if (file === "start.js") return c.body(start, 200, { "content-type": "text/javascript; charset=utf-8" });
    const type = served[file];
    if (!type) return c.notFound();
    const stream = Readable.toWeb(createReadStream(path.join(readerFolder(), file))) as ReadableStream;
    return c.body(stream, 200, { "content-type": type, "cache-control": "public, max-age=86400" });
  });

  return app;
}

function written(app: Documented, baseUrl: string): unknown {
  app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "drg_ and 64 hexadecimal digits",
    description: "An API key of the organization, made in Settings → API keys.",
  });
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Dirigent",
      version: "1",
      description: about,
      license: { name: "MIT", url: "https://opensource.org/license/mit" },
    },
    servers: [{ url: baseUrl }],
    security: [{ apiKey: [] }],
  });
  return withCommonAnswers(document);
}

const served: Record<string, string> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

// The reader styles its elements one by one; scripts come from files of ours only.
const readerPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const reader = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dirigent API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/api/v1/docs/swagger-ui.css">
</head>
<body>
<main id="reference"></main>
<script src="/api/v1/docs/swagger-ui-bundle.js"></script>
<script src="/api/v1/docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#reference", deepLinking: true, docExpansion: "list", persistAuthorization: false });
`;

const readerFolder = () => path.dirname(createRequire(path.resolve("package.json")).resolve("swagger-ui-dist/package.json"));
