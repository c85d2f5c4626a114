const longest = 240;

/**
 * The name of an uploaded file, or null for one that is refused: leading out of its folder, absolute, of a drive, with control
 * characters. Names never reach the disk, where a file is called by an id of ours; they are refused all the same.
 */
export function fileNameOf(given: string): string | null {
  const name = given.replaceAll("\\", "/").replace(/^(\.\/)+/, "");
  if (name === "" || name.length > longest || !name.isWellFormed()) return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  if (/[\u0000-\u001f\u007f:*?"<>|]/.test(name) || name.startsWith("/")) return null;
  return name.split("/").some((part) => part === ".." || part === "." || part === "") ? null : name;
}

/** What a file is by its name: only documents and archives are kept, pictures and the like are taken and forgotten. */
export function kindOfFile(name: string): "document" | "archive" | "other" {
  if (/\.xml$/i.test(name)) return "document";
  return /\.zip$/i.test(name) ? "archive" : "other";
}
