import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { deriveKey } from "../env";
import type { Position } from "./position";

export type Cursors = {
  encode: (position: Position) => string;
  /** Null for whatever was not made in this epoch of this database. */
  decode: (cursor: string) => Position | null;
};

const tagBytes = 6;
const placeBytes = 16;
const largest = 2n ** 63n - 1n;

/**
 * Cursors of one epoch of the outbox. They hold a transaction number, which tells how busy the whole installation is: so
 * the place, which is just one block of the cipher and never the same twice, is encrypted.
 */
export function createCursors(epoch: string, secret: string): Cursors {
  const key = deriveKey(secret, "dirigent cursors v1").subarray(0, 16);
  const tag = createHmac("sha256", key).update(epoch).digest().subarray(0, tagBytes);
  return {
    encode({ xid, id }) {
      const place = Buffer.alloc(placeBytes);
      place.writeBigUInt64BE(xid, 0);
      place.writeBigUInt64BE(id, 8);
      const cipher = createCipheriv("aes-128-ecb", key, null).setAutoPadding(false);
      return Buffer.concat([tag, cipher.update(place), cipher.final()]).toString("base64url");
    },
    decode(cursor) {
      const bytes = Buffer.from(cursor, "base64url");
      if (bytes.length !== tagBytes + placeBytes || !bytes.subarray(0, tagBytes).equals(tag)) return null;
      const decipher = createDecipheriv("aes-128-ecb", key, null).setAutoPadding(false);
      const place = Buffer.concat([decipher.update(bytes.subarray(tagBytes)), decipher.final()]);
      const position = { xid: place.readBigUInt64BE(0), id: place.readBigUInt64BE(8) };
      return position.xid > largest || position.id > largest ? null : position;
    },
  };
}
