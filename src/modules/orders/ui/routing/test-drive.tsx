"use client";
import { Play, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import type { RoutingRuleSet } from "../../routing/rule-set";
import type { RuleSetView } from "../../routing/rule-set-views";
import { ProductSearch } from "../product-search";
import { PlanAnswer } from "./plan-answer";
import { typedPlace } from "./typed-place";

type Props = {
  views: readonly RuleSetView[];
  channel: string | null;
  /** Rules that are edited and not saved: these are tried then. */
  tried: RoutingRuleSet | null;
  names: Readonly<Record<string, string>>;
  currency: string;
};

type BasketLine = { sku: string; name: string; quantity: number | null };

/** An order that nobody has placed: a place, some goods, a channel, and where it would go out from. Nothing is written. */
export function TestDrive({ views, channel, tried, names, currency }: Props) {
  const t = useTranslations("routing.drive");
  const channels = views.flatMap((view) => view.channel ?? []);
  const [by, setBy] = useState(channel ?? (channels.find(({ kind }) => kind === "api") ?? channels[0])?.code ?? "");
  const [country, setCountry] = useState("RU");
  const [place, setPlace] = useState("");
  const [basket, setBasket] = useState<BasketLine[]>([]);
  const plan = trpc.useUtils().routing.plan;
  const [state, setState] = useState<{ pending: boolean; error: unknown; answer: Awaited<ReturnType<typeof plan.fetch>> | null }>({
    pending: false,
    error: null,
    answer: null,
  });
  const lines = basket.flatMap(({ sku, quantity }) => (quantity ? [{ sku, quantity }] : []));
  const missing = lines.length === 0 || lines.length < basket.length ? { code: "routing.no_goods" } : null;

  const run = async (event: FormEvent) => {
    event.preventDefault();
    if (missing) return;
    setState({ ...state, pending: true, error: null });
    try {
      const address = place.trim() === "" ? null : { country, ...typedPlace(place) };
      const answer = await plan.fetch({ channel: by, address, lines, rules: tried }, { staleTime: 0 });
      setState({ pending: false, error: null, answer });
    } catch (error) {
      setState({ pending: false, error, answer: null });
    }
  };
  const change = (sku: string, quantity: number | null) =>
    setBasket(basket.map((line) => (line.sku === sku ? { ...line, quantity } : line)));

  return (
    <Card title={t("title")} note={t(tried ? "noteTried" : "note")}>
      <form onSubmit={run} noValidate className="grid gap-4 p-4">
        <FormRefusal reason={state.error ? reasonOf(state.error) : null} />
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_88px_minmax(0,1fr)]">
          <Field label={t("place")} help={t("placeHelp")} optional>
            <Input value={place} onChange={(event) => setPlace(event.target.value)} autoComplete="off" maxLength={200} />
          </Field>
          <Field label={t("country")}>
            <Input
              value={country}
              maxLength={2}
              autoComplete="off"
              onChange={(event) => setCountry(event.target.value.toUpperCase().replace(/[^A-Z]/g, ""))}
            />
          </Field>
          <Field label={t("channel")}>
            <Select value={by} onChange={setBy} options={channels.map(({ code, name }) => ({ value: code, label: name }))} />
          </Field>
        </div>
        <div className="grid gap-2">
          <ProductSearch
            onChoose={({ sku, name }) => {
              if (!basket.some((line) => line.sku === sku)) setBasket([...basket, { sku, name, quantity: 1 }]);
            }}
          />
          {basket.length > 0 && (
            <ul className="grid gap-1">
              {basket.map(({ sku, name, quantity }) => (
                <li key={sku} className="flex items-center gap-2 text-13">
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{name}</span>
                    <span className="mono block truncate text-ink-3">{sku}</span>
                  </span>
                  <Input
                    aria-label={t("quantityOf", { name })}
                    numeric
                    inputMode="numeric"
                    autoComplete="off"
                    className="w-20"
                    value={quantity ?? ""}
                    onChange={(event) => change(sku, wholeOf(event.target.value))}
                  />
                  <IconButton
                    label={t("remove", { name })}
                    icon={<Trash2 />}
                    onClick={() => setBasket(basket.filter((line) => line.sku !== sku))}
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <Button type="submit" icon={<Play />} pending={state.pending} disabledReason={missing}>
            {t("run")}
          </Button>
        </div>
      </form>
      {state.answer && <PlanAnswer plan={state.answer} names={names} currency={currency} asked={place.trim() !== ""} />}
    </Card>
  );
}

function wholeOf(typed: string): number | null {
  const digits = typed.replace(/\D/g, "").slice(0, 5);
  return Number(digits) > 0 ? Number(digits) : null;
}
