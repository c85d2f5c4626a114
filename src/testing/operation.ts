import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";

/** A context as a device's queue gives it: what the worker did a while ago, without network. */
export function inOperation(ctx: Context, { at, offline = true }: { at?: Date; offline?: boolean } = {}): Context {
  return { ...ctx, operation: { id: newId(), at: at ?? ctx.now(), offline } };
}
