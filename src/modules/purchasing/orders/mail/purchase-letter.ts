import { date, money } from "@/lib/formats";
import { translator } from "@/platform/i18n/translator";
import type { PurchasePaper } from "../documents/purchase-data";

/** The words of the letter with an order: short, since the paper goes with it. */
export function purchaseLetter({ locale, number, lines, buyer, timeZone, currency, ...paper }: PurchasePaper): {
  subject: string;
  body: string;
} {
  const t = translator(locale, "documents.purchaseOrder.letter");
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  const body = [
    paper.supplier.person ? t("helloTo", { person: paper.supplier.person }) : t("hello"),
    t("please", { number, units, lines: lines.length, sum: money(paper.totalMinor, currency, locale) }),
    paper.expectedAt ? t("expected", { day: date(paper.expectedAt, { locale, timeZone, currency }, new Date(0)) }) : null,
    t("place", { place: paper.place.join(", ") }),
    paper.note,
    [t("regards"), buyer.name, buyer.phone, buyer.email].filter(Boolean).join("\n"),
  ];
  return { subject: t("subject", { number, buyer: buyer.name }), body: body.filter(Boolean).join("\n\n") };
}
