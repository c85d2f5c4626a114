"use client";
import { LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useQueueState } from "@/platform/floor/queue-react";
import { Avatar } from "@/ui/avatar";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { cx } from "@/ui/cx";
import { Menu, MenuChoices, MenuItem, MenuSeparator } from "@/ui/menu";
import { applyTheme, rememberPreference } from "@/ui/preference";
import { leave } from "../../floor/page-keeper";
import type { Account } from "./account";

/** Who I am here, how it looks, in which language, and the way out. */
export function UserMenu({ account, folded }: { account: Account; folded?: boolean }) {
  const t = useTranslations("nav");
  const warning = useTranslations("floor.signOut");
  const router = useRouter();
  const locale = useLocale();
  const [theme, setTheme] = useState(account.theme);
  const { user, role } = account;
  // Scans of the warehouse floor that this device has not sent yet.
  const { waiting, refused } = useQueueState();
  const left = waiting.length + refused.length;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Menu
        align="start"
        side="top"
        className="w-56"
        trigger={
          <button
            type="button"
            aria-label={t("account", { name: user.name })}
            className={cx(
              "flex h-9 shrink-0 items-center gap-2 rounded px-2 text-13 hover:bg-nav-on/60 touch:h-12",
              folded && "justify-center px-0",
            )}
          >
            <Avatar name={user.name} />
            {!folded && <span className="min-w-0 truncate">{user.name}</span>}
          </button>
        }
      >
        <div className="px-2 pt-1.5 pb-2 text-12 text-ink-3">
          <div className="truncate text-13 font-medium text-ink">{user.name}</div>
          <div className="truncate">{user.email}</div>
          <div>{t(`roles.${role}`)}</div>
        </div>
        <MenuSeparator />
        <MenuChoices
          label={t("theme")}
          value={theme}
          onChange={(next) => {
            setTheme(next);
            applyTheme(next);
          }}
          choices={[
            { value: "light", label: t("themes.light"), icon: <Sun aria-hidden="true" /> },
            { value: "dark", label: t("themes.dark"), icon: <Moon aria-hidden="true" /> },
            { value: "system", label: t("themes.system"), icon: <Monitor aria-hidden="true" /> },
          ]}
        />
        <MenuSeparator />
        <MenuChoices
          label={t("language")}
          value={locale}
          onChange={(next) => {
            rememberPreference("locale", next);
            router.refresh();
          }}
          choices={[
            { value: "ru", label: "Русский" },
            { value: "en", label: "English" },
          ]}
        />
        <MenuSeparator />
        <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={() => (left > 0 ? setAsking(true) : void leave())}>
          {t("signOut")}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={warning("title", { count: left })}
        description={warning("text")}
        confirm={warning("confirm")}
        danger
        onConfirm={() => void leave()}
      />
    </>
  );
}
