import { Inbox, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { type AddressFilter, isNarrowed, writeAddress } from "@/modules/orders/ui/list-filter";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";

/** What an empty list says: how the first orders come, that all is done, or how to widen the search. */
export function NoOrders({ filter, none }: { filter: AddressFilter; none: boolean }) {
  const t = useTranslations("orders");
  if (none) {
    return (
      <EmptyState
        icon={<Inbox />}
        title={t("empty.none.title")}
        actions={
          <>
            <ButtonLink variant="primary" href="/settings/channels">
              {t("empty.none.connect")}
            </ButtonLink>
            <ButtonLink href="/orders/new">{t("newOrder")}</ButtonLink>
          </>
        }
      >
        {t("empty.none.text")}
      </EmptyState>
    );
  }
  const { view } = filter;
  if (!isNarrowed(filter) && view !== "all") {
    return (
      <EmptyState
        icon={<Inbox />}
        title={t("empty.view.title")}
        actions={<ButtonLink href="/orders?view=all">{t("empty.view.showAll")}</ButtonLink>}
      >
        {t(`empty.view.${view}`)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<SearchX />}
      title={t("empty.narrowed.title")}
      actions={
        <>
          {view !== "all" && filter.q && (
            <ButtonLink variant="primary" href={writeAddress({ view: "all", q: filter.q })}>
              {t("empty.narrowed.everywhere")}
            </ButtonLink>
          )}
          <ButtonLink href={writeAddress({ view })}>{t("empty.narrowed.reset")}</ButtonLink>
        </>
      }
    >
      {t("empty.narrowed.text")}
    </EmptyState>
  );
}
