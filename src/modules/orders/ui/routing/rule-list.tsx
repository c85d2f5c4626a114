"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { moved } from "@/lib/moved";
import { lackOf, type RoutingKnowledge } from "../../routing/knowledge";
import type { RuleOfSet } from "../../routing/rule-set";
import { RuleRow } from "./rule-row";

type Props = { rules: readonly RuleOfSet[]; knowledge: RoutingKnowledge; currency: string; onChange: (rules: RuleOfSet[]) => void };

/** The rules in their order. They are dragged by the handle, or moved by the buttons and the arrow keys; each move is also said aloud. */
export function RuleList({ rules, knowledge, currency, onChange }: Props) {
  const t = useTranslations("routing");
  const words = useTranslations("routing.rule");
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const move = (from: number, to: number) => {
    const one = rules[from];
    if (!one || to < 0 || to >= rules.length) return;
    onChange(moved(rules, from, to));
    setSaid(t("moved", { rule: words(`${one.rule}.name`), place: to + 1, of: rules.length }));
  };
  const spoken = rules.filter(({ on }) => on);
  return (
    <>
      <ol aria-label={t("title")}>
        {rules.map((rule, at) => (
          <RuleRow
            key={rule.rule}
            rule={rule}
            place={rule.on ? spoken.indexOf(rule) + 1 : null}
            first={at === 0}
            last={at === rules.length - 1}
            dragged={dragged === at}
            lack={lackOf(rule.rule, knowledge)}
            currency={currency}
            onChange={(changed) => onChange(rules.map((one, index) => (index === at ? changed : one)))}
            onMove={(by) => move(at, at + by)}
            onDragStart={() => setDragged(at)}
            onDragEnd={() => setDragged(null)}
            onDragOver={() => {
              if (dragged === null || dragged === at) return;
              move(dragged, at);
              setDragged(at);
            }}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
