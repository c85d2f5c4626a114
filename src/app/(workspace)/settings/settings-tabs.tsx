"use client";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type Role, ranksAtLeast } from "@/lib/permission";
import { useMe } from "@/platform/actor-react";
import { LinkTabs } from "@/ui/tabs";

const tabs = [
  { name: "organization", needs: "viewer" },
  { name: "members", needs: "viewer" },
  { name: "warehouses", needs: "viewer" },
  { name: "channels", needs: "viewer" },
  { name: "carriers", needs: "viewer" },
  { name: "keys", needs: "manager" },
  { name: "audit", needs: "owner" },
  { name: "account", needs: "viewer" },
] as const satisfies readonly { name: string; needs: Role }[];

/** The settings that a person may see, each under its own address. */
export function SettingsTabs() {
  const t = useTranslations("settings");
  const pathname = usePathname();
  const { role } = useMe();
  const shown = tabs.filter(({ needs }) => ranksAtLeast(role, needs));
  return (
    <LinkTabs
      label={t("title")}
      tabs={shown.map(({ name }) => {
        const href = `/settings/${name}`;
        return { href, label: t(`tabs.${name}`), current: pathname === href || pathname.startsWith(`${href}/`) };
      })}
    />
  );
}
