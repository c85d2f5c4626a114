import { useTranslations } from "next-intl";
import type { OrderPage } from "@/server/order-view";
import { TextLink } from "@/ui/button-link";
import { FactBlock } from "@/ui/fact-list";

/** The order that this one was split off from, and those that were split off from it. */
export function FamilyFacts({ order }: { order: OrderPage }) {
  const t = useTranslations("orders.split");
  const parents = order.family.filter(({ isParent }) => isParent);
  const children = order.family.filter(({ isParent }) => !isParent);
  return [
    { title: t("parent"), numbers: parents },
    { title: t("children"), numbers: children },
  ].map(
    ({ title, numbers }) =>
      numbers.length > 0 && (
        <FactBlock key={title} title={title}>
          <span className="flex flex-wrap gap-x-2.5">
            {numbers.map(({ number }) => (
              <TextLink key={number} href={`/orders/${encodeURIComponent(number)}`} className="tabular-nums">
                {number}
              </TextLink>
            ))}
          </span>
        </FactBlock>
      ),
  );
}
