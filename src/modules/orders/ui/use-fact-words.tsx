"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Reason } from "@/lib/reason";
import { useFormats } from "@/ui/formats-context";
import { useReasonText } from "@/ui/reason-text";
import type { Change } from "../changes/preview";
import { failedConditionsOf } from "../confirmation";
import { handlingParams } from "./handling-words";
import { methodKey } from "./payment-methods";
import { type FoldedFact, hasAuthor } from "./timeline-facts";
import { useChangeWords } from "./use-change-words";
import { useConditionWords } from "./use-condition-words";

type Units = { sku?: unknown; missing?: unknown; units?: unknown; warehouse?: unknown };
type Names = Readonly<Record<string, string>>;
const differenceOf = (row: object) => {
  const what = "reason" in row ? row.reason : null;
  return what === "damaged" || what === "surplus" ? what : "lost";
};
const texts = (value: unknown): string => (typeof value === "string" ? value : "");
const figures = (value: unknown): number => (typeof value === "number" ? value : 0);
const rows = (value: unknown): Units[] => (Array.isArray(value) ? (value as Units[]) : []);

/** Words every fact of the order in the reader's language, with who did it in front. A fact nobody has worded yet is told by its name. */
export function useFactWords({
  warehouses,
  carriers,
  goods,
  currency,
}: {
  warehouses: Names;
  carriers: Names;
  goods: Names;
  currency: string;
}) {
  const t = useTranslations("orders.timeline");
  const holds = useTranslations("status.hold");
  const tracking = useTranslations("status.tracking");
  const steps = useTranslations("channels.telling.step");
  const cancels = useTranslations("orders.cancel.reasons");
  const methods = useTranslations("orders.page.money.methods");
  const formats = useFormats();
  const reasonText = useReasonText();
  const changeWords = useChangeWords(goods, currency);
  const conditionWords = useConditionWords();

  const changed = (value: unknown) => (Array.isArray(value) ? (value as Change[]).map(changeWords).join("; ") : "");
  const routed = (value: unknown) =>
    rows(value)
      .map((row) => t("placedAt", { warehouse: warehouses[texts(row.warehouse)] ?? texts(row.warehouse), count: figures(row.units) }))
      .join(", ");
  const counted = (value: unknown, of: "missing" | "units") =>
    rows(value)
      .map((row) => t("units", { sku: texts(row.sku), count: figures(row[of]) }))
      .join(", ");
  const reasonOf = ({ reason, params, ...rest }: Record<string, unknown>) =>
    typeof reason === "string" ? (reasonText({ code: reason, params: (params ?? rest) as Record<string, string | number> }) ?? "") : "";
  const holdWord = (code: string) => (holds.has(code as never) ? holds(code as never).toLowerCase() : code);
  const cancelWord = (code: string) => (cancels.has(code as never) ? cancels(code as never).toLowerCase() : code);
  const stepWord = (code: string) => (steps.has(code as never) ? steps(code as never).toLowerCase() : code);
  const placedAt = (value: unknown) =>
    rows(value)
      .map((row) => t("placedAt", { warehouse: texts((row as { name?: unknown }).name), count: figures(row.units) }))
      .join(", ");

  const differencesOf = (value: unknown) =>
    rows(value)
      .map((row) => t(`differences.${differenceOf(row)}`, { sku: texts(row.sku), count: figures(row.units) }))
      .join(", ");
  const dayOr = (value: unknown) => (texts(value) ? formats.date(texts(value)) : "none");

  /** Everything a sentence may name; each takes what it needs. */
  const paramsOf = ({ data, times, type }: FoldedFact) => {
    const method = texts(data.method);
    const promised = type === "order.promise_changed" || type === "order.delivery_agreed";
    const key = methodKey(method);
    const reason = texts(data.reason);
    const carrier = texts(data.carrier);
    return {
      ...handlingParams(data),
      times,
      sum: formats.money(figures(data.amountMinor ?? data.totalMinor), texts(data.currency) || undefined),
      method: key ? methods(key) : method || "none",
      reference: texts(data.reference) || "none",
      externalId: texts(data.externalId) || "none",
      units: figures(data.units),
      where: placedAt(data.warehouses) || "none",
      sku: goods[texts(data.sku)] ?? texts(data.sku),
      substitute: goods[texts(data.substitute)] ?? texts(data.substitute),
      split: texts(data.split),
      fiscalNumber: texts(data.fiscalNumber),
      moved: counted(data.lines, "units"),
      short: counted(data.short ?? data.lines, "missing"),
      damaged: figures(data.damaged),
      cancelled: counted(data.cancelled, "units") || "none",
      changes: changed(data.changes) || "none",
      from: promised ? dayOr(data.from) : routed(data.from) || "—",
      to: promised ? dayOr(data.to) : routed(data.to) || "—",
      by: dayOr(data.by),
      storedUntil: dayOr(data.storedUntil),
      since: dayOr(data.since),
      kind: texts(data.kind),
      step: stepWord(texts(data.step)),
      steps: Array.isArray(data.steps) ? data.steps.map((one) => stepWord(texts(one))).join(", ") : "",
      reason:
        type === "order.channel_refused"
          ? (reasonText(data.reason as Reason) ?? "")
          : type === "order.held" || type === "order.released"
            ? holdWord(reason)
            : type.startsWith("order.") && !type.endsWith("applied") && type !== "order.delayed"
              ? cancelWord(reason)
              : reasonOf(data),
      way: `${warehouses[texts(data.from)] ?? texts(data.from)} → ${warehouses[texts(data.to)] ?? texts(data.to)}`,
      differences: differencesOf(data.differences),
      warehouse: warehouses[texts(data.warehouse)] ?? (texts(data.warehouse) || "none"),
      fulfilment: texts(data.fulfilment),
      wave: figures(data.wave),
      answer: texts(data.answer),
      parcels: figures(data.parcels),
      score: figures(data.score),
      return: texts(data.return),
      order: texts(data.order),
      good: figures(data.good),
      missing: figures(data.missing),
      claim: texts(data.claim),
      claimStatus: texts(data.claimStatus),
      elsewhere: data.elsewhere === true ? "yes" : "no",
      carrier: carriers[carrier] ?? carrier,
      tracking: texts(data.trackingNumber) || "none",
      status: tracking.has(texts(data.status) as never) ? tracking(texts(data.status) as never) : texts(data.status),
      place: texts(data.location) || "none",
      writtenOff: data.writtenOff === true ? "yes" : "no",
    };
  };

  return (fact: FoldedFact): { text: ReactNode; quote: string | null } => {
    const key = fact.type.replace(".", "_");
    const known = t.has(`facts.${key}` as never);
    const words = known ? t(`facts.${key}` as never, paramsOf(fact) as never) : t("unknown", { type: fact.type });
    const failed = failedConditionsOf(fact.data).map(conditionWords).join(" · ");
    const quote = texts(fact.data.note) || failed || (fact.type === "order.noted" ? texts(fact.data.text) : "") || null;
    if (!hasAuthor(fact)) return { text: words, quote };
    return {
      text: (
        <>
          <b className="font-medium">{fact.by.kind === "buyer" ? t("buyer") : fact.by.name}</b>: {lowerFirst(words)}
        </>
      ),
      quote,
    };
  };
}

/** A sentence that goes on after a name; abbreviations and codes keep their capitals. */
function lowerFirst(words: string): string {
  return /^\p{Lu}[\p{Ll} ]/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
