"use client";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { httpBatchLink, TRPCClientError, type TRPCLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import { type ReactNode, useState } from "react";
import { type Reason, reason } from "@/lib/reason";
import { signInAddress } from "@/lib/way-back";
import type { AppRouter } from "@/server/root-router";

/** The procedures as hooks: `trpc.orders.list.useQuery(…)`, `trpc.orders.cancel.useMutation()`. */
export const trpc = createTRPCReact<AppRouter>();

/** Why a call failed, to be worded by `useReasonText`: the rule's own reason, or that the connection or the server is at fault. */
export function reasonOf(error: unknown): Reason {
  if (!(error instanceof TRPCClientError)) return reason("internal");
  const data = error.data as { reason?: Reason | null; code?: string } | null | undefined;
  if (data?.reason) return data.reason;
  if (data?.code === "BAD_REQUEST") return reason("invalid.input");
  return reason(data ? "internal" : "unreachable");
}

/** Facts that came with a refusal, such as the fields at fault. */
export function detailsOf(error: unknown): Record<string, unknown> {
  const data = error instanceof TRPCClientError ? (error.data as { details?: Record<string, unknown> | null } | null) : null;
  return data?.details ?? {};
}

const codeOf = (error: unknown) => (error instanceof TRPCClientError ? (error.data as { code?: string } | null)?.code : undefined);

// Asking again helps when nobody answered, never when the answer was no.
const mayRetry = (failures: number, error: unknown) =>
  failures < 3 && (codeOf(error) === undefined || codeOf(error) === "SERVICE_UNAVAILABLE");

function onError(error: unknown): void {
  // The session has ended elsewhere: nothing on this page may go on.
  if (codeOf(error) === "UNAUTHORIZED") window.location.assign(signInAddress(window.location.pathname + window.location.search));
}

function newQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // What changes is told by the socket; a quiet half minute spares the server the rest.
    defaultOptions: { queries: { staleTime: 30_000, retry: mayRetry } },
  });
}

/** An endless list also says which way it grows; our inputs refuse fields that they do not know. */
const withoutDirection: TRPCLink<AppRouter> = () => {
  return ({ op, next }) => {
    if (typeof op.input !== "object" || op.input === null || !("direction" in op.input)) return next(op);
    const { direction: _, ...input } = op.input;
    return next({ ...op, input });
  };
};

/** Gives the pages below it their connection to the procedures. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(newQueryClient);
  const [client] = useState(() =>
    trpc.createClient({ links: [withoutDirection, httpBatchLink({ url: "/api/trpc", maxItems: 20, maxURLLength: 4_000 })] }),
  );
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
