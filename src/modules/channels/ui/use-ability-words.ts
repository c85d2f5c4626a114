"use client";
import { useTranslations } from "next-intl";
import type { ConnectionKind } from "../kinds/describe-kinds";

/** What a kind of connection can do, in a few words each: for its card and its set-up. */
export function useAbilityWords(): (kind: Pick<ConnectionKind, "calls" | "can">) => string[] {
  const t = useTranslations("channels.can");
  return ({ calls, can }) => {
    const { pollsEverySeconds, stockPer, steps, labels, listsProducts } = can;
    const words: (string | false)[] = [
      calls === "webhook" && t("hooks"),
      calls === "exchange" && t("exchange"),
      calls === "api" && t("api"),
      pollsEverySeconds !== null && t("polls", { minutes: Math.max(1, Math.round(pollsEverySeconds / 60)) }),
      stockPer !== null && t(`stock.${stockPer}`),
      steps.length > 0 && t("steps"),
      labels && t("labels"),
      listsProducts && t("products"),
    ];
    return words.filter((word) => word !== false);
  };
}
