import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page } from "@/ui/page";
import { SettingsTabs } from "./settings-tabs";

/** The head and the tabs of every settings page; the pages below give their content only. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("settings");
  return (
    <Page title={t("title")} tabs={<SettingsTabs />}>
      <div className="grid max-w-230 gap-5 px-5 py-5 max-md:px-4">{children}</div>
    </Page>
  );
}
