import { expect, test } from "vitest";
import { sniffAttachment } from "./sniff";

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part)] : part)));

test.each([
  ["invoice.pdf", bytes("%PDF-1.7\n"), "application/pdf"],
  ["photo.png", bytes([0x89], "PNG\r\n", [0x1a, 0x0a], "rest"), "image/png"],
  ["photo.jpg", bytes([0xff, 0xd8, 0xff, 0xe0]), "image/jpeg"],
  ["photo.webp", bytes("RIFF", [1, 2, 3, 4], "WEBPVP8 "), "image/webp"],
  ["list.csv", bytes("Артикул;Кол-во\r\nTEA;2\r\n"), "text/csv"],
  ["from-1c.csv", bytes([0xc0, 0xf0, 0xf2, 0xe8, 0xea, 0xf3, 0xeb], ";1\r\n"), "text/csv"],
  ["note.txt", bytes("Позвоните мне"), "text/plain"],
  ["named-like-a-picture.png", bytes("just text"), "text/plain"],
  ["page.txt", bytes("<!doctype html><script>alert(1)</script>"), null],
  ["picture.svg", bytes("\ufeff<svg xmlns='http://www.w3.org/2000/svg'/>"), null],
  ["letter.docx", bytes("PK", [3, 4, 0, 0]), null],
  ["program.pdf", bytes("MZ", [0x90, 0]), null],
  ["nothing.txt", bytes(""), null],
])("%s", (name, file, type) => {
  expect(sniffAttachment(file, name)).toBe(type);
});
