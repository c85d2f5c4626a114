import "@fontsource-variable/golos-text";
import "../[token]/tracking.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { lookUpLocale } from "@/server/tracking-page";
import { themeColors } from "../../theme-colors";

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };
export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover", themeColor: themeColors };

/** The document of the look-up: a buyer's page as the tracking page is, with nothing of the workspace on board. */
export default async function LookUpDocument({ children }: { children: ReactNode }) {
  return (
    <html lang={await lookUpLocale()}>
      <body>{children}</body>
    </html>
  );
}
