import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { MeProvider } from "@/platform/actor-react";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { warehouseChoices } from "@/server/warehouse-choices";
import { FormatsProvider } from "@/ui/formats-context";
import type { Account } from "./frame/account";
import { Frame } from "./frame/frame";
import { LiveCounts } from "./frame/live-counts";
import { Live } from "./live";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const [session, locale, jar] = await Promise.all([requireSession(), getLocale(), cookies()]);
  const { user, role, organization, organizations } = session;
  const [warehouses, counts] = await Promise.all([warehouseChoices(session), api.dashboard.counts()]);
  const theme = jar.get("theme")?.value;
  const account: Account = {
    user,
    role,
    organization,
    organizations,
    warehouses,
    warehouseId: jar.get("warehouse")?.value ?? null,
    theme: theme === "light" || theme === "dark" ? theme : "system",
  };
  return (
    <FormatsProvider locale={locale} timeZone={organization.timezone} currency={organization.currency} now={Date.now()}>
      <MeProvider me={{ id: user.id, role, warehouseIds: session.warehouseIds }}>
        <Live>
          <LiveCounts first={counts}>
            <Frame account={account} folded={jar.get("sidebar")?.value === "folded"}>
              {children}
            </Frame>
          </LiveCounts>
        </Live>
      </MeProvider>
    </FormatsProvider>
  );
}
