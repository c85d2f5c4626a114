import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Smoothing, type SmoothingPrograms, smoothingFrom } from "./smoothing";

/** Reads the library's programs from its package. */
export async function readPrograms(): Promise<SmoothingPrograms> {
  const { resolve } = createRequire(import.meta.url);
  const program = (name: string) => readFile(resolve(`@bsull/augurs/${name}`).replace(/\.js$/, "_bg.wasm"));
  const [ets, mstl] = await Promise.all([program("ets"), program("mstl")]);
  return { ets, mstl };
}

let opened: Promise<Smoothing> | null = null;

/** The library in this thread, loaded once. */
export function openSmoothing(): Promise<Smoothing> {
  opened ??= readPrograms().then(smoothingFrom);
  return opened;
}
