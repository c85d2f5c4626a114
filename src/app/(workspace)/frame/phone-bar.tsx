"use client";
import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { cx } from "@/ui/cx";
import { Sheet } from "@/ui/sheet";
import type { Account } from "./account";
import { useCounts } from "./counts";
import { LiveStatus } from "./live-status";
import { SectionLink } from "./section-link";
import { isIn, records, type Section, settings, workOf } from "./sections";
import { OrganizationSwitch, WarehouseSwitch } from "./switches";
import { UserMenu } from "./user-menu";

const inBar = new Set(["overview", "orders", "picking", "stock"]);
const inPickersBar = new Set(["orders", "picking", "packing", "stock"]);

const look =
  "relative grid h-15 place-items-center content-center gap-[3px] rounded text-12/[14px] focus-visible:-outline-offset-2 [&_svg]:size-5 [&_svg]:stroke-[1.75]";
const chosen = "font-medium text-ink before:absolute before:-top-px before:inset-x-4 before:h-0.5 before:bg-ink";

/** The phone's bar: four sections and the rest. Pages marked data-fullscreen (picking by scan) hide it. */
export function PhoneBar({ account }: { account: Account }) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const bar = account.role === "picker" ? inPickersBar : inBar;
  const sections = [...workOf(account), ...records];
  const entries = sections.filter(({ name }) => bar.has(name));
  const rest = [...sections, settings].filter(({ name }) => !bar.has(name));
  return (
    <nav
      aria-label={t("label")}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] group-has-[[data-fullscreen]]/frame:hidden md:hidden print:hidden"
    >
      {entries.map((section) => (
        <Entry key={section.name} section={section} current={isIn(section, pathname)}>
          {t(section.name)}
        </Entry>
      ))}
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className={cx(look, rest.some((section) => isIn(section, pathname)) ? chosen : "text-ink-2")}
      >
        <MenuIcon aria-hidden="true" />
        {t("more")}
      </button>
      <Sheet side="bottom" open={open} onOpenChange={setOpen} title={account.organization.name}>
        <div className="-m-2 flex flex-col gap-1">
          {account.organizations.length > 1 && (
            <div className="flex">
              <OrganizationSwitch account={account} />
            </div>
          )}
          <WarehouseSwitch account={account} />
          {rest.map((section) => (
            <SectionLink key={section.name} section={section} roomy onNavigate={close} />
          ))}
          <hr className="m-2 border-line" />
          <UserMenu account={account} />
          <div className="flex h-9 items-center px-1.5">
            <LiveStatus />
          </div>
        </div>
      </Sheet>
    </nav>
  );
}

function Entry({ section, current, children }: { section: Section; current: boolean; children: ReactNode }) {
  const counts = useCounts();
  const alerts = section.alert && section.count ? (counts?.[section.count] ?? 0) : 0;
  return (
    <Link href={section.href} aria-current={current ? "page" : undefined} className={cx(look, current ? chosen : "text-ink-2")}>
      {section.icon}
      {children}
      {alerts > 0 && (
        <span className="absolute top-1 left-[calc(50%+6px)] rounded-full bg-danger px-1 text-11/[14px] font-semibold text-surface tabular-nums">
          {alerts > 99 ? "99+" : alerts}
        </span>
      )}
    </Link>
  );
}
