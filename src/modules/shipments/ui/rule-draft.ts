import { CarrierRule, type RuleChoice, type Strategy } from "../carrier-rule";

/** A rule as it is typed: lists as lines of text, weights in kilograms. */
export type RuleForm = {
  name: string;
  channels: string[];
  warehouses: string[];
  regions: string;
  methods: string;
  kgFrom: string;
  kgTo: string;
  valueFrom: number | null;
  valueTo: number | null;
  cash: "any" | "yes" | "no";
  point: "any" | "yes" | "no";
  take: "carrier" | Strategy;
  carrier: string;
  service: string;
};

const list = (typed: string) =>
  typed
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

const choice = (is: boolean | null) => (is === null ? "any" : is ? "yes" : "no");
const chosen = (is: "any" | "yes" | "no") => (is === "any" ? null : is === "yes");
const kg = (grams: number | null | undefined) => (grams == null ? "" : String(grams / 1000).replace(".", ","));

/** Grams of what was typed; NaN for what is no number. */
function grams(typed: string): number | null {
  const text = typed.trim().replace(",", ".");
  return text === "" ? null : Math.round(Number(text) * 1000);
}

export function formOf(rule: CarrierRule | null, firstCarrier: string): RuleForm {
  const take: RuleChoice = rule?.take ?? { carrier: firstCarrier, service: null };
  const when = rule?.when;
  return {
    name: rule?.name ?? "",
    channels: when?.channels ?? [],
    warehouses: when?.warehouses ?? [],
    regions: (when?.regions ?? []).join(", "),
    methods: (when?.shippingMethods ?? []).join(", "),
    kgFrom: kg(when?.weightGrams?.from),
    kgTo: kg(when?.weightGrams?.to),
    valueFrom: when?.value?.from ?? null,
    valueTo: when?.value?.to ?? null,
    cash: choice(when?.cashOnDelivery ?? null),
    point: choice(when?.pickupPoint ?? null),
    take: "strategy" in take ? take.strategy : "carrier",
    carrier: "carrier" in take ? take.carrier : firstCarrier,
    service: ("carrier" in take && take.service) || "",
  };
}

export type RuleField = "name" | "weight" | "value" | "carrier" | "regions";

/** The rule that was typed, or the fields that hold no answer yet. */
export function ruleOf(form: RuleForm, on: boolean): { rule: CarrierRule } | { wrong: RuleField[] } {
  const [from, to] = [grams(form.kgFrom), grams(form.kgTo)];
  const parsed = CarrierRule.safeParse({
    name: form.name,
    on,
    when: {
      channels: form.channels,
      warehouses: form.warehouses,
      regions: list(form.regions),
      shippingMethods: list(form.methods),
      weightGrams: from === null && to === null ? null : { from, to },
      value: form.valueFrom === null && form.valueTo === null ? null : { from: form.valueFrom, to: form.valueTo },
      cashOnDelivery: chosen(form.cash),
      pickupPoint: chosen(form.point),
    },
    take: form.take === "carrier" ? { carrier: form.carrier, service: form.service.trim() || null } : { strategy: form.take },
  });
  if (parsed.success) return { rule: parsed.data };
  const fields: Record<string, RuleField> = { weightGrams: "weight", value: "value", regions: "regions", shippingMethods: "regions" };
  return {
    wrong: parsed.error.issues.map(({ path }) =>
      path[0] === "name" ? "name" : path[0] === "take" ? "carrier" : (fields[String(path[1])] ?? "name"),
    ),
  };
}
