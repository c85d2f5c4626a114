"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useMemo, useTransition } from "react";

/** The filters of a list live in its address: reads them, and changes some of them without a new entry in the history. Null removes one. */
export function useAddress() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  return useMemo(() => {
    const withChanges = (changes: Record<string, string | null>) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const query = next.toString();
      return query ? `${pathname}?${query}` : pathname;
    };
    return {
      pending,
      get: (name: string) => params.get(name),
      href: withChanges,
      set: (changes: Record<string, string | null>) => start(() => router.replace(withChanges(changes), { scroll: false })),
    };
  }, [router, pathname, params, pending]);
}
