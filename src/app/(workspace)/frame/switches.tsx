"use client";
import { ChevronsUpDown, Warehouse } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { BrandMark } from "@/ui/brand-mark";
import { cx } from "@/ui/cx";
import { Menu, MenuChoices } from "@/ui/menu";
import { rememberPreference } from "@/ui/preference";
import type { Account } from "./account";

/** The shop at the top of the sidebar; a menu for those who belong to several. */
export function OrganizationSwitch({ account, folded }: { account: Account; folded?: boolean }) {
  const t = useTranslations("nav");
  const { organization, organizations } = account;
  const look = cx("flex h-9 min-w-0 flex-1 items-center gap-2 rounded px-2 font-semibold", folded && "justify-center");
  const words = (
    <>
      <BrandMark name={organization.name} color={organization.brandColor} />
      {!folded && <span className="min-w-0 truncate">{organization.name}</span>}
    </>
  );
  if (organizations.length < 2) return <div className={look}>{words}</div>;
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" aria-label={`${t("organization")}: ${organization.name}`} className={cx(look, "hover:bg-nav-on/60")}>
          {words}
          {!folded && <ChevronsUpDown aria-hidden="true" className="ml-auto size-3.5 text-ink-3" />}
        </button>
      }
    >
      <MenuChoices
        label={t("organization")}
        value={organization.id}
        onChange={(id) => {
          rememberPreference("organization", id);
          rememberPreference("warehouse", null);
          // Another shop is another world: nothing of the first may stay in memory.
          window.location.assign("/");
        }}
        choices={organizations.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Menu>
  );
}

const all = "all";

/** Which warehouse the lists show; hidden while there is only one. */
export function WarehouseSwitch({ account, folded }: { account: Account; folded?: boolean }) {
  const t = useTranslations("nav");
  const router = useRouter();
  const { warehouses, warehouseId } = account;
  if (warehouses.length < 2) return null;
  const name = warehouses.find(({ id }) => id === warehouseId)?.name ?? t("allWarehouses");
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`${t("warehouse")}: ${name}`}
          className={cx(
            "mt-1 mb-2.5 flex h-8 shrink-0 items-center gap-2 rounded border border-line bg-surface px-2 text-13 hover:bg-hover touch:h-12",
            folded && "justify-center px-0",
          )}
        >
          <Warehouse aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
          {!folded && <span className="min-w-0 truncate">{name}</span>}
          {!folded && <ChevronsUpDown aria-hidden="true" className="ml-auto size-3.5 shrink-0 text-ink-3" />}
        </button>
      }
    >
      <MenuChoices
        label={t("warehouse")}
        value={warehouseId ?? all}
        onChange={(id) => {
          rememberPreference("warehouse", id === all ? null : id);
          router.refresh();
        }}
        choices={[{ value: all, label: t("allWarehouses") }, ...warehouses.map(({ id, name: label }) => ({ value: id, label }))]}
      />
    </Menu>
  );
}
