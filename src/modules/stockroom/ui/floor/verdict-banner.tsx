"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StateBanner } from "@/ui/floor/state-banner";
import { useReasonText } from "@/ui/reason-text";
import type { Verdict } from "./use-verdict";

type Props = { verdict: Verdict; ready: { title: string; text?: string }; action?: ReactNode };

/** The big state of a screen: what the last act came to, or what to do now. */
export function VerdictBanner({ verdict, ready, action }: Props) {
  const t = useTranslations("stockroom");
  const reasonText = useReasonText();
  if (verdict?.kind === "yes") return <StateBanner tone="yes" title={verdict.title} text={verdict.text} action={action} />;
  if (verdict?.kind === "no") return <StateBanner tone="no" title={t("refused")} text={reasonText(verdict.why)} action={action} />;
  if (verdict?.kind === "waiting") return <StateBanner tone="waiting" title={t("kept")} text={verdict.words} action={action} />;
  return <StateBanner tone="ready" title={ready.title} text={ready.text} action={action} />;
}
