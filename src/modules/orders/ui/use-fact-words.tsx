"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormats } from "@/ui/formats-context";
import { useReasonText } from "@/ui/reason-text";
import { cancelReasons } from "./cancel-reason";
import { methodKey } from "./payment-methods";
import { type FoldedFact, hasAuthor } from "./timeline-facts";

type Units = { sku?: unknown; missing?: unknown; units?: unknown };
const texts = (value: unknown): string => (typeof value === "string" ? value : "");
const figures = (value: unknown): number => (typeof value === "number" ? value : 0);
const rows = (value: unknown): Units[] => (Array.isArray(value) ? (value as Units[]) : []);

/** Words every fact of the order in the reader's language, with who did it in front. A fact nobody has worded yet is told by its name. */
export function useFactWords(warehouses: Readonly<Record<string, string>>, carriers: Readonly<Record<string, string>>) {
  const t = useTranslations("orders.timeline");
  const holds = useTranslations("status.hold");
  const tracking = useTranslations("status.tracking");
  const cancels = useTranslations("orders.cancel.reasons");
  const methods = useTranslations("orders.page.money.methods");
  const formats = useFormats();
  const reasonText = useReasonText();

  const counted = (value: unknown, of: "missing" | "units") =>
    rows(value)
      .map((row) => t("units", { sku: texts(row.sku), count: figures(row[of]) }))
      .join(", ");
  const reasonOf = ({ reason, params, ...rest }: Record<string, unknown>) =>
    typeof reason === "string" ? (reasonText({ code: reason, params: (params ?? rest) as Record<string, string | number> }) ?? "") : "";
  const holdWord = (code: string) => (holds.has(code as never) ? holds(code as never).toLowerCase() : code);
  const cancelWord = (code: string) => (cancelReasons.some((known) => known === code) ? cancels(code as never).toLowerCase() : code);
  const placedAt = (value: unknown) =>
    rows(value)
      .map((row) => t("placedAt", { warehouse: texts((row as { name?: unknown }).name), count: figures(row.units) }))
      .join(", ");

  /** Everything a sentence may name; each takes what it needs. */
  const paramsOf = ({ data, times, type }: FoldedFact) => {
    const method = texts(data.method);
    const key = methodKey(method);
    const reason = texts(data.reason);
    const carrier = texts(data.carrier);
    return {
      times,
      sum: formats.money(figures(data.amountMinor ?? data.totalMinor), texts(data.currency) || undefined),
      method: key ? methods(key) : method || "none",
      reference: texts(data.reference) || "none",
      externalId: texts(data.externalId) || "none",
      units: figures(data.units),
      where: placedAt(data.warehouses) || "none",
      short: counted(data.short ?? data.lines, "missing"),
      cancelled: counted(data.cancelled, "units") || "none",
      changed: Array.isArray(data.changed) ? data.changed.join(", ") : "none",
      reason:
        type === "order.held" || type === "order.released"
          ? holdWord(reason)
          : type.startsWith("order.") && !type.endsWith("applied")
            ? cancelWord(reason)
            : reasonOf(data),
      warehouse: warehouses[texts(data.warehouse)] ?? (texts(data.warehouse) || "none"),
      fulfilment: texts(data.fulfilment),
      parcels: figures(data.parcels),
      score: figures(data.score),
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
    const quote = texts(fact.data.note) || (fact.type === "order.noted" ? texts(fact.data.text) : "") || null;
    if (!hasAuthor(fact)) return { text: words, quote };
    return {
      text: (
        <>
          <b className="font-medium">{fact.by.name}</b>: {lowerFirst(words)}
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
