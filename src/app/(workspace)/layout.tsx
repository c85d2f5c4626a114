import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { MeProvider } from "@/platform/actor-react";
import { ownerOf } from "@/platform/floor/operation";
import { FloorQueueProvider } from "@/platform/floor/queue-react";
import { api } from "@/server/api";
import { requireSession } from "@/server/session";
import { warehouseChoices } from "@/server/warehouse-choices";
import { FormatsProvider } from "@/ui/formats-context";
import { Document, staffMetadata, staffViewport } from "../document";
import type { Account } from "./frame/account";
import { Frame } from "./frame/frame";
import { LiveCounts } from "./frame/live-counts";
import { Live } from "./live";

export const metadata = staffMetadata;
export const viewport = staffViewport;

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const [session, locale, jar] = await Promise.all([requireSession(), getLocale(), cookies()]);
  const { user, role, organization, organizations } = session;
  const [warehouses, counts, marketplaces] = await Promise.all([
    warehouseChoices(session),
    api.dashboard.counts(),
    api.channelDay.connections(),
  ]);
  const theme = jar.get("theme")?.value;
  const account: Account = {
    user,
    role,
    organization,
    organizations,
    warehouses,
    hasMarketplaces: marketplaces.length > 0,
    warehouseId: jar.get("warehouse")?.value ?? null,
    theme: theme === "light" || theme === "dark" ? theme : "system",
  };
  return (
    <Document>
      <FormatsProvider locale={locale} timeZone={organization.timezone} currency={organization.currency} now={Date.now()}>
        <MeProvider me={{ id: user.id, role, warehouseIds: session.warehouseIds }}>
          <Live>
            <FloorQueueProvider owner={ownerOf(organization.id, user.id)}>
              <LiveCounts first={counts}>
                <Frame account={account} folded={foldedBy(jar.get("sidebar")?.value)}>
                  {children}
                </Frame>
              </LiveCounts>
            </FloorQueueProvider>
          </Live>
        </MeProvider>
      </FormatsProvider>
    </Document>
  );
}

const foldedBy = (kept: string | undefined) => (kept === "folded" ? true : kept === "open" ? false : null);
