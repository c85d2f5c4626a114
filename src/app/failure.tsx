"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";

export type FailureProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be drawn: says that nothing was lost, gives the code to send us, and tries again. */
export function Failure({ error, reset }: FailureProps) {
  const t = useTranslations("ui.error");
  return (
    <EmptyState
      icon={<TriangleAlert />}
      title={t("title")}
      actions={
        <Button variant="primary" onClick={reset}>
          {t("retry")}
        </Button>
      }
    >
      {error.digest ? t("text", { code: error.digest }) : t("textWithoutCode")}
    </EmptyState>
  );
}
