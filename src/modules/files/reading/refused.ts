import { type Reason, reason } from "@/lib/reason";

/** A file that is not read, or not to its end, with why. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";

  constructor(readonly reason: Reason) {
    super(reason.code);
  }
}

/** Refuses a file under `file.<what>`. */
export function refuse(what: string, params?: Reason["params"]): never {
  throw new FileRefused(reason(`file.${what}`, params));
}
