import type { Unreadable } from "@/lib/lenient";
import { type Reason, reason } from "@/lib/reason";
import type { Problem } from "./port";

/** Gathers what a person has to look at; one problem per place, the first that was found there. */
export class Problems {
  readonly #byPath = new Map<string, Problem>();

  constructor(unreadable: Unreadable[]) {
    for (const { path, value } of unreadable) this.add(path, "channel.field_unreadable", { field: path, value });
  }

  add(path: string, code: string, params?: Reason["params"]): void {
    if (!this.#byPath.has(path)) this.#byPath.set(path, { reason: reason(code, params), path });
  }

  all(): Problem[] {
    return [...this.#byPath.values()];
  }
}
