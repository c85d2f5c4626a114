import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/*
 * Stored secrets: `v1.<key id>.<nonce>.<ciphertext and tag>`, AES-256-GCM over JSON, parts in base64url.
 * The key id tells which key opens it, so that a key can be changed while old rows still open with the old one.
 */
const version = "v1";
const nonceBytes = 12;
const tagBytes = 16;

/** A stored secret that none of our keys opens: another installation's key, another row's value, or damage. */
export class Sealed extends Error {
  override readonly name = "Sealed";
}

/**
 * Encrypts a secret for storage. `place` names the row it belongs to (such as `connection/<id>`): a value copied into another
 * row does not open there. The key has 32 bytes.
 */
export function seal(secret: unknown, key: Uint8Array, place: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const head = `${version}.${keyId(key)}`;
  cipher.setAAD(Buffer.from(`${head}.${place}`));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(secret), "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${head}.${nonce.toString("base64url")}.${sealed.toString("base64url")}`;
}

/** Decrypts what `seal` wrote for the same place with one of these keys (the current one first). Throws `Sealed` otherwise. */
export function unseal(stored: string, keys: readonly Uint8Array[], place: string): unknown {
  const [written, id, nonce, sealed, ...more] = stored.split(".");
  if (written !== version || !id || !nonce || !sealed || more.length > 0) throw new Sealed("not a stored secret of a known version");
  const key = keys.find((candidate) => keyId(candidate) === id);
  if (!key) throw new Sealed("sealed with a key that is not known here");
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < tagBytes) throw new Sealed("damaged");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(`${version}.${id}.${place}`));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString("utf8"));
  } catch {
    throw new Sealed("damaged, or another row's");
  }
}

function keyId(key: Uint8Array): string {
  return createHash("sha256").update("dirigent key id").update(key).digest("hex").slice(0, 8);
}
