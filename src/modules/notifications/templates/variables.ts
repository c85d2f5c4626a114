import { editDistance } from "@/lib/edit-distance";
import { type Reason, reason } from "@/lib/reason";
import { type TemplatePart, type TemplateTexts, templateParts } from "../template-texts";

/** What a template may name, as `{number}`. */
export const templateVariables = [
  "number",
  "name",
  "shop",
  "link",
  "total",
  "refunded",
  "carrier",
  "trackingNumber",
  "expected",
  "storedUntil",
  "supportPhone",
  "supportEmail",
] as const;
export type TemplateVariable = (typeof templateVariables)[number];

/** What is known of an order; null: not known, so the bracketed part that needs it is left out. */
export type VariableValues = Readonly<Record<TemplateVariable, string | null>>;

const isVariable = (name: string): name is TemplateVariable => (templateVariables as readonly string[]).includes(name);

/**
 * A template with its variables filled in. What stands in [square brackets] appears only when every variable in it is known, and
 * without the brackets; brackets without a variable are text.
 */
export function fillTemplate(text: string, values: VariableValues): string {
  const fill = (part: string) => part.replace(/\{(\w+)\}/g, (whole, name: string) => (isVariable(name) ? (values[name] ?? "") : whole));
  const kept = text.replace(/ ?\[([^[\]]*)\]/g, (whole, inner: string) => {
    const names = namesIn(inner).filter(isVariable);
    if (names.length === 0) return whole;
    if (names.some((name) => !values[name])) return "";
    return whole.replace(/\[|\]/g, "");
  });
  return fill(kept)
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const namesIn = (text: string) => [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");

/** What is wrong with a template, field by field: variables that nobody knows, with the one that was rather meant, and stray braces. */
export function faultsOf(texts: TemplateTexts): { path: TemplatePart; reason: Reason }[] {
  return templateParts.flatMap((path) => faultsIn(texts[path]).map((why) => ({ path, reason: why })));
}

function faultsIn(text: string): Reason[] {
  const faults = namesIn(text)
    .filter((name) => !isVariable(name))
    .map((name) => {
      const suggestion = suggested(name);
      return suggestion
        ? reason("message.unknown_variable_like", { variable: name.slice(0, 40), suggestion })
        : reason("message.unknown_variable", { variable: name.slice(0, 40) });
    });
  const bare = text.replace(/\{[^{}]*\}/g, "");
  if (/[{}]/.test(bare)) faults.push(reason("message.stray_brace"));
  const brackets = text.replace(/\[[^[\]]*\]/g, "");
  if (/[[\]]/.test(brackets) && /\[[^\]]*\{|\}[^[]*\]/.test(text)) faults.push(reason("message.stray_bracket"));
  return faults;
}

/** What people write for a variable, in either language, beside its own name. */
const otherNames: Readonly<Record<TemplateVariable, string>> = {
  number: "номер заказ номерзаказа order ordernumber id",
  name: "имя фио покупатель клиент customer customername buyer firstname",
  shop: "магазин компания бренд store company brand shopname",
  link: "ссылка адрес url trackinglink trackingurl",
  total: "сумма итого цена стоимость amount sum price",
  refunded: "возврат возвращено суммавозврата refund refundamount",
  carrier: "служба доставка перевозчик курьер delivery courier",
  trackingNumber: "трек трекномер отслеживание track tracking trackingnumber",
  expected: "ожидаем дата когда date expectedat eta",
  storedUntil: "хранение хранитсядо срок storeduntil keptuntil until",
  supportPhone: "телефон phone support",
  supportEmail: "почта email mail",
};

/** The variable that a wrong name is closest to; null when it is like none. */
export function suggested(name: string): TemplateVariable | null {
  const plain = name.toLowerCase().replace(/[\s_-]+/g, "");
  if (plain === "") return null;
  let best: { variable: TemplateVariable; distance: number } | null = null;
  for (const variable of templateVariables) {
    for (const known of [variable.toLowerCase(), ...otherNames[variable].split(" ")]) {
      const distance = editDistance(plain, known, Math.floor(known.length / 3));
      if (distance !== null && distance < (best?.distance ?? 99)) best = { variable, distance };
    }
  }
  return best?.variable ?? null;
}
