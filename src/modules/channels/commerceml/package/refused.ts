import { type Reason, reason } from "@/lib/reason";

/** A package that is not read, or not to its end: what was found in it is told to 1C and to staff. */
export class PackageRefused extends Error {
  override readonly name = "PackageRefused";

  constructor(readonly reason: Reason) {
    super(reason.code);
  }
}

/** Refuses a package under `commerceml.<what>`. */
export function refuse(what: string, params?: Reason["params"]): never {
  throw new PackageRefused(reason(`commerceml.${what}`, params));
}
