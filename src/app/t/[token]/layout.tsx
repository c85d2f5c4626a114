import "@fontsource-variable/golos-text";
import "@fontsource-variable/jetbrains-mono";
import "./tracking.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { messagesOf } from "@/platform/i18n/messages";
import { baseAddress, trackingLocale } from "@/server/tracking-page";
import { themeColors } from "../../theme-colors";
import { FailureWords } from "./failure-words";

/** The preview picture belongs to every page of the link, so each of them has to know the address that it stands at. */
export const generateMetadata = (): Metadata => ({
  metadataBase: baseAddress(),
  robots: { index: false, follow: false, noarchive: true },
  referrer: "no-referrer",
  formatDetection: { telephone: false, address: false, email: false },
});

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover", themeColor: themeColors };

type Props = { children: ReactNode; params: Promise<{ token: string }> };

/**
 * The document of the buyer's page, apart from that of the staff: in the order's language, in the system's theme, and with
 * nothing of the workspace on board, neither its code nor its texts. All it sends in words is what to say if it fails.
 */
export default async function TrackingDocument({ children, params }: Props) {
  const locale = await trackingLocale((await params).token);
  return (
    <html lang={locale}>
      <body>
        <FailureWords words={messagesOf(locale).track.failure}>{children}</FailureWords>
      </body>
    </html>
  );
}
