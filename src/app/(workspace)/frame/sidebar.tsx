"use client";
import { PanelLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/ui/icon-button";
import type { Account } from "./account";
import { LiveStatus } from "./live-status";
import { SectionLink } from "./section-link";
import { records, settings, workOf } from "./sections";
import { OrganizationSwitch, WarehouseSwitch } from "./switches";
import { UserMenu } from "./user-menu";

/** The left edge on a desk: the shop, the warehouse, the sections with their counts, the connection, the person. */
export function Sidebar({ account, folded, onFold }: { account: Account; folded: boolean; onFold: (folded: boolean) => void }) {
  const t = useTranslations("nav");
  const fold = (
    <IconButton
      size="sm"
      side="right"
      label={t(folded ? "expand" : "collapse")}
      aria-expanded={!folded}
      icon={<PanelLeft className="text-ink-3" />}
      onClick={() => onFold(!folded)}
      className="aria-expanded:bg-transparent"
    />
  );
  return (
    <aside className="sticky top-0 flex h-dvh flex-col gap-px overflow-x-hidden overflow-y-auto p-2 max-md:hidden [scrollbar-width:none] print:hidden">
      <div className={folded ? "grid justify-items-center gap-1" : "flex items-center"}>
        <OrganizationSwitch account={account} folded={folded} />
        {fold}
      </div>
      <WarehouseSwitch account={account} folded={folded} />
      <nav aria-label={t("label")} className="flex flex-1 flex-col gap-px">
        {workOf(account).map((section) => (
          <SectionLink key={section.name} section={section} folded={folded} />
        ))}
        <hr className="m-2 border-line" />
        {records.map((section) => (
          <SectionLink key={section.name} section={section} folded={folded} />
        ))}
        <span className="min-h-4 flex-1" />
        <SectionLink section={settings} folded={folded} />
      </nav>
      <div className={folded ? "grid h-7 shrink-0 place-items-center" : "flex h-7 shrink-0 items-center px-1.5"}>
        <LiveStatus bare={folded} />
      </div>
      <hr className="mx-2 mt-1.5 mb-1 border-line" />
      <UserMenu account={account} folded={folded} />
    </aside>
  );
}
