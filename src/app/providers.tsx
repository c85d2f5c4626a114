"use client";
import type { ReactNode } from "react";
import { TrpcProvider } from "@/platform/trpc/react";
import { Toaster } from "@/ui/toaster";
import { TooltipProvider } from "@/ui/tooltip";

/** What every page needs in the browser. Language and formats come from the layouts, which know them on the server. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <TrpcProvider>
      <TooltipProvider>
        {children}
        <Toaster />
      </TooltipProvider>
    </TrpcProvider>
  );
}
