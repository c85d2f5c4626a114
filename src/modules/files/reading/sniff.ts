import type { FileFormat } from "../kinds";
import { refuse } from "./refused";

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);

/** Bytes that tell what a file is. */
export const magicBytes = 4_096;

/** What a file is by its first bytes, whatever its name says. Refuses what is neither a workbook nor a table of text. */
export function formatOf(head: Uint8Array): FileFormat {
  if (head.length === 0) refuse("empty");
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return "xlsx";
  // What Excel wrote before 2007.
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) refuse("old_excel");
  if (startsWith(head, [0xff, 0xfe])) return "csv";
  const isBinary = head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  if (isBinary || startsWith(head, [0x25, 0x50, 0x44, 0x46])) refuse("wrong_type");
  // A web page that calls itself a table.
  const text = new TextDecoder("utf-8").decode(head.subarray(0, 200));
  if (/^\s*<[!?a-z]/i.test(text)) refuse("wrong_type");
  return "csv";
}
