import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MeProvider } from "@/platform/actor-react";
import { ownerOf } from "@/platform/floor/operation";
import { FloorQueueProvider } from "@/platform/floor/queue-react";
import { RealtimeProvider } from "@/platform/realtime/react";
import { requireSession } from "@/server/session";
import { floorBright, floorDark } from "@/ui/floor-tokens";
import { FormatsProvider } from "@/ui/formats-context";
import { Document, staffMetadata, staffViewport } from "../document";
import { FloorDuties } from "./floor-duties";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("floor");
  return {
    ...staffMetadata,
    title: { default: t("title"), template: `%s · ${t("title")}` },
    manifest: "/floor/manifest",
    appleWebApp: { capable: true, title: t("app.short"), statusBarStyle: "default" },
    icons: { icon: "/floor-icons/icon.svg", apple: "/floor-icons/icon-180.png" },
  };
}

export const viewport: Viewport = {
  ...staffViewport,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: floorBright["f-bg"] },
    { media: "(prefers-color-scheme: dark)", color: floorDark["f-bg"] },
  ],
};

/** The warehouse floor: a phone in one hand. Nothing around the work, colours that are read at arm's length, and a queue that loses nothing. */
export default async function FloorLayout({ children }: { children: ReactNode }) {
  const [session, locale] = await Promise.all([requireSession(), getLocale()]);
  const { user, role, organization } = session;
  return (
    <Document floor>
      <FormatsProvider locale={locale} timeZone={organization.timezone} currency={organization.currency} now={Date.now()}>
        <MeProvider me={{ id: user.id, role, warehouseIds: session.warehouseIds }}>
          <RealtimeProvider>
            <FloorQueueProvider owner={ownerOf(organization.id, user.id)}>
              <FloorDuties owner={ownerOf(organization.id, user.id)} />
              <main className="flex min-h-dvh flex-col bg-floor-bg text-floor-ink">{children}</main>
            </FloorQueueProvider>
          </RealtimeProvider>
        </MeProvider>
      </FormatsProvider>
    </Document>
  );
}
