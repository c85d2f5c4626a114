import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { processWide } from "../process";

/** Code that runs in a thread of its own: the file that the build makes of it beside the server's, its source, and its heap in MB. */
export type Thread = { built: string; source: URL; heapMb: number };

/** Starts a thread with a cap on its memory. From sources it is put together when it is first needed. */
export async function startThread({ built, source, heapMb }: Thread, workerData: object): Promise<Worker> {
  const resourceLimits = { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };
  const options = { workerData, resourceLimits, execArgv: [], env: {} };
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL(`./${built}`, import.meta.url), options);
  const code = await processWide(`thread ${built}`, () => bundled(source));
  return new Worker(code, { ...options, eval: true });
}

async function bundled(source: URL): Promise<string> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(source)],
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    packages: "external",
    write: false,
    logLevel: "warning",
  });
  const [file] = outputFiles;
  if (!file) throw new Error("the thread could not be put together");
  return file.text;
}
