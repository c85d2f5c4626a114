"use client";
import { useTranslations } from "next-intl";
import type { Paper } from "@/lib/papers";
import type { Output, PaperKind } from "../paper-kind";

/** Kinds of paper and their formats in words. */
export function usePaperWords() {
  const t = useTranslations("printing");
  const paper = (size: Paper) => t(`papers.${size}`);
  return {
    kind: (kind: PaperKind) => t(`kinds.${kind}`),
    paper,
    format: ({ paper: size, output, copies = 1 }: { paper: Paper; output: Output; copies?: number }) =>
      [paper(size), output === "zpl" ? "ZPL" : null, copies > 1 ? t("copies", { copies }) : null].filter(Boolean).join(", "),
  };
}
