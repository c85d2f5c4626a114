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
import { dark, light } from "@/ui/tokens";
import { Providers } from "./providers";

export const metadata: Metadata = {
  title: { default: "Dirigent", template: "%s · Dirigent" },
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: light.canvas },
    { media: "(prefers-color-scheme: dark)", color: dark.canvas },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, timeZone, jar] = await Promise.all([getLocale(), getMessages(), getTimeZone(), cookies()]);
  const theme = jar.get("theme")?.value;
  // No script decides the theme: a chosen one is in the first byte, otherwise the style sheet follows the system.
  const chosen = theme === "light" || theme === "dark" ? { "data-theme": theme } : {};
  return (
    <html lang={locale} {...chosen} suppressHydrationWarning>
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
