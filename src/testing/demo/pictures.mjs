// Draws the pictures of the demo shop: `node src/testing/demo/pictures.mjs` rewrites public/pictures.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brandMark, drawings } from "./picture-list.mjs";

const folder = fileURLToPath(new URL("../../../public/pictures/", import.meta.url));
const ground = '<rect width="96" height="96" rx="14" fill="#EFEBE3"/>';

/** Rounds coordinates so that a file stays small and a diff stays readable. */
const tidy = (markup) => markup.replace(/\d+\.\d+/g, (number) => String(+(+number).toFixed(2)));

const svg = (markup) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">${tidy(markup)}</svg>\n`;

/** The whole picture of one product. */
export const pictureOf = (sku) => svg(ground + drawings[sku]);

/** Every file of the folder with its content. */
export function pictures() {
  return new Map([...Object.keys(drawings).map((sku) => [`${sku.toLowerCase()}.svg`, pictureOf(sku)]), ["brand.svg", svg(brandMark)]]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = pictures();
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name));
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  console.log(`${files.size} pictures`);
}
