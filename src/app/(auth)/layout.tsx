import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BrandMark } from "@/ui/brand-mark";
import { Document, staffMetadata, staffViewport } from "../document";
import { LanguageSwitch } from "./language-switch";

export const metadata = staffMetadata;
export const viewport = staffViewport;

/** The pages before the workspace: one narrow column, the same at every width. */
export default async function EntranceLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("auth");
  return (
    <Document>
      <div className="grid min-h-dvh grid-rows-[1fr_auto] bg-canvas">
        <main className="mx-auto w-full max-w-105 self-center px-4 py-8">
          <div className="mb-5 flex items-center gap-2 text-14 font-semibold">
            <BrandMark name="Dirigent" color={null} />
            Dirigent
          </div>
          <div className="rounded-lg border border-line bg-surface p-6 max-md:p-5">{children}</div>
          <p className="mt-4 text-center text-12 text-ink-3">{t("tagline")}</p>
        </main>
        <footer className="flex justify-center pb-5">
          <LanguageSwitch />
        </footer>
      </div>
    </Document>
  );
}
