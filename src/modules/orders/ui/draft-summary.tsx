"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/ui/banner";
import { type Fact, FactBlock, FactList } from "@/ui/fact-list";
import { useFormats } from "@/ui/formats-context";
import { Glyph } from "@/ui/glyphs";
import { Money } from "@/ui/money";
import { RadioGroup } from "@/ui/radio-group";
import { type OrderDraft, shortLines, sumsOf } from "./order-draft";

type Props = { draft: OrderDraft; available: Readonly<Record<string, number>>; onChange: (changes: Partial<OrderDraft>) => void };

/** The sums as they come together, and what to do when the shelves hold less than is wanted. */
export function DraftSummary({ draft, available, onChange }: Props) {
  const t = useTranslations("orders.new");
  const money = useTranslations("orders.page.money");
  const { currency } = useFormats();
  const sums = sumsOf(draft);
  const short = shortLines(draft, available);
  const sum = (minor: number) => <Money minor={minor} currency={currency} />;
  const facts: Fact[] = [
    { label: money("goods"), value: sum(sums.goodsMinor) },
    ...(sums.discountMinor > 0 ? [{ label: money("discount"), value: sum(-sums.discountMinor) }] : []),
    { label: money("shipping"), value: sum(sums.shippingMinor) },
    { label: money("total"), value: sum(sums.totalMinor), strong: true, apart: true },
    ...(sums.taxMinor > 0 ? [{ label: money("tax"), value: sum(sums.taxMinor), quiet: true }] : []),
  ];
  return (
    <>
      <FactBlock title={t("summary")}>
        <FactList facts={facts} />
      </FactBlock>
      {short.length > 0 && (
        <FactBlock title={t("shortage")}>
          <Banner icon={<Glyph name="hourglass" />} title={t("shortTitle")} className="mb-3">
            {short.map(({ name, missing }) => t("shortLine", { name, missing })).join("; ")}
          </Banner>
          <RadioGroup
            label={t("onShortage")}
            value={draft.onShortage}
            onChange={(onShortage) => onChange({ onShortage })}
            choices={[
              { value: "backorder", label: t("backorder"), help: t("backorderHelp") },
              { value: "hold", label: t("holdAll"), help: t("holdAllHelp") },
            ]}
          />
        </FactBlock>
      )}
    </>
  );
}
