"use client";
import { useTranslations } from "next-intl";
import { Steps } from "@/ui/progress-bar";
import type { ImportState } from "../kinds";

const stepOf: Record<ImportState, number> = {
  mapping: 1,
  failed: 1,
  checking: 2,
  checked: 2,
  committing: 3,
  done: 4,
  undoing: 4,
  undone: 4,
};

/** The way of a file: uploaded, columns named, looked through, taken in. */
export function ImportSteps({ state }: { state: ImportState }) {
  const t = useTranslations("files.steps");
  const at = stepOf[state];
  const names = ["upload", "mapping", "check", "commit"] as const;
  return (
    <Steps
      label={t("label")}
      steps={names.map((name, i) => ({ id: name, title: t(name), state: i < at ? "done" : i === at ? "current" : "ahead" }))}
    />
  );
}
