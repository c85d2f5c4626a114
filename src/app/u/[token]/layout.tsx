import "@fontsource-variable/golos-text";
import "./way-out.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { wayOutPage } from "@/server/way-out-page";
import { themeColors } from "../../theme-colors";

export const metadata: Metadata = { robots: { index: false, follow: false, noarchive: true }, referrer: "no-referrer" };
export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover", themeColor: themeColors };

type Props = { children: ReactNode; params: Promise<{ token: string }> };

/** The document of the way out of messages: a buyer's page as the tracking page is, with nothing of the workspace on board. */
export default async function WayOutDocument({ children, params }: Props) {
  const { locale } = await wayOutPage((await params).token);
  return (
    <html lang={locale}>
      <body>{children}</body>
    </html>
  );
}
