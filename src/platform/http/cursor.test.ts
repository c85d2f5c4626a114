import { expect, test } from "vitest";
import { decodeCursor, encodeCursor, type KeyShape } from "./cursor";

const id = "01a20696-bff7-7289-ac00-b6c0a4cdcc0e";

test.each<[KeyShape[], string[]]>([
  [["id"], [id]],
  [
    ["text", "text"],
    ["TEE-BLK-M", "Склад 1"],
  ],
  [
    ["instant", "id"],
    ["2026-11-23 04:05:06.123456+00", id],
  ],
  [
    ["instant", "id"],
    ["2024-02-29T04:05:06.123Z", id],
  ],
  [
    ["instant", "id"],
    ["2026-11-23 09:35:06+05:30", id],
  ],
])("a cursor of %j that we made is read again", (of, keys) => {
  expect(decodeCursor(encodeCursor(keys), of)).toEqual(keys);
});

test.each<[KeyShape[], unknown]>([
  [["id"], ["a"]],
  [["id"], [`${id}' or 1=1 --`]],
  [["id"], [5]],
  [["id"], [id, id]],
  [["id"], { 0: id, length: 1 }],
  [["id"], null],
  [["text"], ["a\u0000b"]],
  [["text"], ["\ud800"]],
  [["text"], [""]],
  [["instant"], ["infinity"]],
  [["instant"], ["2026-02-30T00:00:00Z"]],
  [["instant"], ["0000-01-01T00:00:00Z"]],
  [["instant"], ["2026-11-23T25:00:00Z"]],
  [["instant"], ["99999999-01-01"]],
])("a cursor of %j that somebody made up is refused before the database sees it: %j", (of, keys) => {
  const cursor = Buffer.from(JSON.stringify(keys)).toString("base64url");
  expect(() => decodeCursor(cursor, of)).toThrow("cursor.invalid");
});

test("a cursor that is no cursor at all is refused", () => {
  for (const cursor of ["", "x", "%00", "bnVsbA", "x".repeat(500)]) expect(() => decodeCursor(cursor, ["id"])).toThrow("cursor.invalid");
});
