"use client";
import type { inferRouterOutputs } from "@trpc/server";
import type { Reason } from "@/lib/reason";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { reasonOf, trpc } from "@/platform/trpc/react";
import type { AppRouter } from "@/server/root-router";

export type Seen = OverTheWire<inferRouterOutputs<AppRouter>["places"]["scanned"]>;
export type SeenGoods = NonNullable<Seen["product"]>;

/** What a scanned code is, here; a refusal says why nobody knows it. */
export function useLook(warehouse: string) {
  const utils = trpc.useUtils();
  return async (code: string): Promise<{ seen: Seen } | { refused: Reason }> => {
    try {
      return { seen: await utils.places.scanned.fetch({ warehouse, code }, { staleTime: 0 }) };
    } catch (error) {
      return { refused: reasonOf(error) };
    }
  };
}
