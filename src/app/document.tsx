import "@fontsource-variable/golos-text";
import "@fontsource-variable/jetbrains-mono";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTimeZone } from "next-intl/server";
import type { ReactNode } from "react";
import { clientMessages } from "@/platform/i18n/client-messages";
import { FormatsProvider } from "@/ui/formats-context";
import { Providers } from "./providers";
import { themeColors } from "./theme-colors";

export const staffMetadata: Metadata = {
  title: { default: "Dirigent", template: "%s · Dirigent" },
  formatDetection: { telephone: false, address: false, email: false },
};

export const staffViewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover", themeColor: themeColors };

/** The document of every page that people of the shop see; the buyer's tracking page has one of its own (t/[token]/layout.tsx). */
export async function Document({
  floor,
  children,
}: {
  /** The warehouse floor has colours of its own. */ floor?: boolean;
  children: ReactNode;
}) {
  const [locale, messages, timeZone, jar] = await Promise.all([getLocale(), getMessages(), getTimeZone(), cookies()]);
  const theme = jar.get("theme")?.value;
  // No script decides the theme: a chosen one is in the first byte, otherwise the style sheet follows the system.
  const chosen = theme === "light" || theme === "dark" ? { "data-theme": theme } : {};
  const bright = floor && jar.get("floor-light")?.value === "bright";
  const marks = bright ? { "data-theme": "light", "data-floor": "bright" } : { ...chosen, ...(floor ? { "data-floor": "" } : {}) };
  return (
    <html lang={locale} {...marks} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider messages={clientMessages(messages)}>
          <FormatsProvider locale={locale} timeZone={timeZone} currency="RUB" now={Date.now()}>
            <Providers>{children}</Providers>
          </FormatsProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
