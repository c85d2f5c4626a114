import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type SourceFile = { path: string; text: string };

/** Files of the repository below a folder whose path matches; paths with forward slashes, from the root. */
export function sourceFiles(folder: string, matching: RegExp): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name).split(path.sep).join("/"))
    .filter((name) => matching.test(name))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(name, "utf8") }));
}

/** Source without its comments, with the lines kept in place, so that a rule about code is not tripped by prose. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " ")).replace(/(^|\s)\/\/.*$/gm, "$1");
}
