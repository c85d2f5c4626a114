"use client";
import { useTranslations } from "next-intl";
import { TextLink } from "@/ui/button-link";
import { Status } from "@/ui/status";
import { Cell, HeadCell, Row, Table, TableHead } from "@/ui/table";
import { type Breach, levelOf, orderOf } from "../../audit/breach";
import type { RepairedBreach } from "../../audit/repair";
import { useBreachWords } from "./breach-words";

/** What an audit found, each in plain words with what would put it right, or what became of it. */
export function BreachTable({ breaches, repaired }: { breaches: readonly Breach[]; repaired: readonly RepairedBreach[] | null }) {
  const t = useTranslations("inventory.audits");
  const words = useBreachWords();
  return (
    <Table label={t("breaches")} row={52} columns={[null, 190, { width: 300, from: "md" }]}>
      <TableHead>
        <HeadCell>{t("columns.breach")}</HeadCell>
        <HeadCell>{t("columns.where")}</HeadCell>
        <HeadCell from="md">{t(repaired ? "columns.outcome" : "columns.fix")}</HeadCell>
      </TableHead>
      <tbody>
        {breaches.map((breach, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the findings of one audit never change
          <Row key={index}>
            <Cell wrap>
              <span className="block font-medium">{words.title(breach)}</span>
              <span className="block text-12 text-ink-2 [overflow-wrap:anywhere]">{words.text(breach)}</span>
              <span className="mt-1 block text-12 md:hidden">
                <Remedy breach={breach} outcome={repaired?.[index]?.outcome ?? null} />
              </span>
            </Cell>
            <Cell wrap className="[overflow-wrap:anywhere]">
              <Place breach={breach} />
            </Cell>
            <Cell wrap from="md">
              <Remedy breach={breach} outcome={repaired?.[index]?.outcome ?? null} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Place({ breach }: { breach: Breach }) {
  const t = useTranslations("inventory.audits");
  const level = levelOf(breach.proposal);
  const order = orderOf(breach);
  if (order) return <TextLink href={`/orders/${encodeURIComponent(order)}`}>{t("order", { number: order })}</TextLink>;
  if (level)
    return (
      <TextLink href={`/stock/${encodeURIComponent(level.sku)}?warehouse=${encodeURIComponent(level.warehouse)}`}>
        <span className="mono">{level.sku}</span>, {level.warehouse}
      </TextLink>
    );
  return breach.subject;
}

const signs = {
  repaired: { glyph: "check", tone: "success" },
  gone: { glyph: "checkOutline", tone: "neutral" },
  person: { glyph: "flag", tone: "warning" },
} as const;

function Remedy({ breach, outcome }: { breach: Breach; outcome: RepairedBreach["outcome"] | null }) {
  const t = useTranslations("inventory.audits");
  const { fix } = useBreachWords();
  if (outcome) return <Status {...signs[outcome]}>{t(`outcomes.${outcome}`)}</Status>;
  const words = fix(breach);
  return words ? <span>{words}</span> : <Status {...signs.person}>{t("outcomes.person")}</Status>;
}
