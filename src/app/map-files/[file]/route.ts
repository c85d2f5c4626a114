import { readFile } from "node:fs/promises";
import { join } from "node:path";

const types: Readonly<Record<string, string>> = {
  "leaflet.js": "text/javascript; charset=utf-8",
  "leaflet.css": "text/css; charset=utf-8",
};

/** The map's own code for a buyer's page, which has no bundle: asked for only when the map is opened. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const type = Object.hasOwn(types, file) ? types[file] : undefined;
  if (!type) return new Response(null, { status: 404 });
  const content = await readFile(join(process.cwd(), "node_modules/leaflet/dist", file));
  return new Response(new Uint8Array(content), { headers: { "content-type": type, "cache-control": "public, max-age=604800" } });
}
