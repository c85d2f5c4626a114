import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { MeProvider } from "@/platform/actor-react";
import { requireSession } from "@/server/session";
import { warehouseChoices } from "@/server/warehouse-choices";
import { FormatsProvider } from "@/ui/formats-context";
import type { Account } from "./frame/account";
import { CountsProvider } from "./frame/counts";
import { Frame } from "./frame/frame";
import { Live } from "./live";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const [session, locale, jar] = await Promise.all([requireSession(), getLocale(), cookies()]);
  const { user, role, organization, organizations } = session;
  const warehouses = await warehouseChoices(session);
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
      <CountsProvider counts={null}>
        <MeProvider me={{ id: user.id, role, warehouseIds: session.warehouseIds }}>
          <Live>
            <Frame account={account} folded={jar.get("sidebar")?.value === "folded"}>
              {children}
            </Frame>
          </Live>
        </MeProvider>
      </CountsProvider>
    </FormatsProvider>
  );
}
