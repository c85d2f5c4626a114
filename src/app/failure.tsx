"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { digestOf } from "./digest-of";

export type FailureProps = { error: unknown; retry: () => void };

/** A page that could not be drawn: says that nothing was lost, gives the code that stands in our log, and asks the server again. */
export function Failure({ error, retry }: FailureProps) {
  const t = useTranslations("ui.error");
  const code = digestOf(error);
  return (
    <EmptyState
      icon={<TriangleAlert />}
      title={t("title")}
      actions={
        <Button variant="primary" onClick={retry}>
          {t("retry")}
        </Button>
      }
    >
      {code ? t("text", { code }) : t("textWithoutCode")}
    </EmptyState>
  );
}
