import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page } from "@/ui/page";
import { SettingsNav } from "./settings-nav";
import { SettingsSwitch } from "./settings-switch";

/** The head of every settings page and the way between them; the pages below give their content only. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("settings");
  return (
    <Page title={t("title")} tabs={<SettingsSwitch />}>
      <div className="flex items-start">
        <SettingsNav />
        <div className="grid min-w-0 max-w-230 flex-1 grid-cols-[minmax(0,1fr)] gap-5 px-5 py-5 max-md:px-4 lg:pl-3">{children}</div>
      </div>
    </Page>
  );
}
