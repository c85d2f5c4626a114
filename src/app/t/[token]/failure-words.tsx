"use client";
import { createContext, type ReactNode, use } from "react";

type Words = { title: string; text: string; code: string; retry: string };

const InReadersLanguage = createContext<Words | null>(null);

/** What the page says if it fails, in the reader's language: an error boundary cannot ask the server any more. */
export function FailureWords({ words, children }: { words: Words; children: ReactNode }) {
  return <InReadersLanguage value={words}>{children}</InReadersLanguage>;
}

export function useFailureWords(): Words | null {
  return use(InReadersLanguage);
}
