"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OrderPage } from "@/server/order-view";
import { Banner } from "@/ui/banner";
import { cx } from "@/ui/cx";
import { type Fact, FactBlock, FactList } from "@/ui/fact-list";
import { useFormats } from "@/ui/formats-context";
import { Glyph } from "@/ui/glyphs";
import { Money } from "@/ui/money";
import { useReasonText } from "@/ui/reason-text";
import type { ChangePreview, WarehouseUnits } from "../../changes/preview";
import type { EditPreview } from "./use-edit-preview";

type Props = {
  order: OrderPage;
  effect: EditPreview;
  hasProblems: boolean;
  /** The order is another one by now: nothing can be worked out on the old one. */
  isStale: boolean;
  goods: Readonly<Record<string, string>>;
  warehouses: Readonly<Record<string, string>>;
};

/** What the edits would do, in plain words: the money before and after, what is reserved and what waits, where it leaves from. */
export function EditEffect({ order, effect, hasProblems, isStale, goods, warehouses }: Props) {
  const t = useTranslations("orders.edit");
  const reasonText = useReasonText();
  const { preview, pending, refused } = effect;
  if (refused)
    return (
      <FactBlock title={t("effect")}>
        <Banner tone="danger" icon={<Glyph name="cross" />} title={reasonText(refused)} />
      </FactBlock>
    );
  if (!preview || hasProblems || isStale)
    return (
      <FactBlock title={t("effect")}>
        <p className="text-ink-3" aria-live="polite">
          {t(isStale ? "takeOverFirst" : hasProblems ? "fixFields" : pending ? "counting" : "nothing")}
        </p>
      </FactBlock>
    );
  return (
    <div aria-busy={pending} className={cx("transition-opacity", pending && "opacity-60")}>
      <FactBlock title={t("money")} note={pending ? t("counting") : undefined}>
        <FactList facts={moneyFacts(preview, t, order.currency)} />
        <Balance order={order} balanceMinor={preview.balanceMinor} />
      </FactBlock>
      <FactBlock title={t("stock")}>
        {preview.stock.length === 0 ? (
          <p className="text-ink-3">{t("noStock")}</p>
        ) : (
          <ul className="grid gap-1.5">
            {preview.stock.map((one) => (
              <StockEffect key={one.sku} effect={one} name={goods[one.sku] ?? one.sku} />
            ))}
          </ul>
        )}
      </FactBlock>
      {(preview.takenOut ?? 0) > 0 && (
        <FactBlock title={t("picked")}>
          <p className="text-warning">{t("takenOut", { units: preview.takenOut ?? 0 })}</p>
        </FactBlock>
      )}
      <FactBlock title={t("routing")}>
        <Routing {...preview.routing} names={warehouses} />
      </FactBlock>
    </div>
  );
}

function moneyFacts(
  { totals: { before, after } }: ChangePreview,
  t: ReturnType<typeof useTranslations<"orders.edit">>,
  currency: string,
): Fact[] {
  const sum = (was: number, is: number, sign = 1): ReactNode => (
    <>
      {was !== is && (
        <>
          <Money minor={sign * was} currency={currency} className="text-ink-3 line-through" /> <span className="sr-only">→</span>{" "}
        </>
      )}
      <Money minor={sign * is} currency={currency} />
    </>
  );
  return [
    { label: t("totalGoods"), value: sum(before.goodsMinor, after.goodsMinor) },
    ...(before.discountMinor + after.discountMinor > 0
      ? [{ label: t("totalDiscount"), value: sum(before.discountMinor, after.discountMinor, -1) }]
      : []),
    { label: t("totalShipping"), value: sum(before.shippingMinor, after.shippingMinor) },
    { label: t("total"), value: sum(before.totalMinor, after.totalMinor), strong: true, apart: true },
    ...(before.taxMinor + after.taxMinor > 0 ? [{ label: t("totalTax"), value: sum(before.taxMinor, after.taxMinor), quiet: true }] : []),
  ];
}

/** Who owes whom, after the change. */
function Balance({ order, balanceMinor }: { order: OrderPage; balanceMinor: number }) {
  const t = useTranslations("orders.edit");
  const formats = useFormats();
  const sum = formats.money(Math.abs(balanceMinor), order.currency);
  const word = balanceMinor < 0 ? "refund" : balanceMinor === 0 ? "even" : order.paymentTerms === "cash_on_delivery" ? "dueAtDoor" : "due";
  return (
    <p
      className={cx("mt-2 font-medium", balanceMinor === 0 ? "text-ink-2" : balanceMinor < 0 ? "text-warning" : "text-info")}
      aria-live="polite"
    >
      {t(word, { sum })}
    </p>
  );
}

function StockEffect({ effect, name }: { effect: ChangePreview["stock"][number]; name: string }) {
  const t = useTranslations("orders.edit");
  const { reserved, backordered } = effect;
  return (
    <li className="flex flex-wrap justify-between gap-x-3">
      <span className="min-w-0 truncate" title={name}>
        {name}
      </span>
      <span className="flex gap-2.5 tabular-nums text-ink-2">
        {reserved !== 0 && <span>{t(reserved > 0 ? "reservedMore" : "reservedLess", { units: Math.abs(reserved) })}</span>}
        {backordered !== 0 && (
          <span className={backordered > 0 ? "font-medium text-warning" : ""}>
            {t(backordered > 0 ? "waitsMore" : "waitsLess", { units: Math.abs(backordered) })}
          </span>
        )}
      </span>
    </li>
  );
}

function Routing({ before, after, names }: ChangePreview["routing"] & { names: Readonly<Record<string, string>> }) {
  const t = useTranslations("orders.edit");
  const words = (units: readonly WarehouseUnits[]) =>
    units.map(({ warehouse, units }) => `${names[warehouse] ?? warehouse} ${units}`).join(", ") || t("nowhere");
  if (words(before) === words(after)) return <p className="text-ink-3">{t("sameRouting")}</p>;
  return (
    <p>
      <span className="text-ink-3 line-through">{words(before)}</span> <span className="sr-only">→</span> {words(after)}
    </p>
  );
}
