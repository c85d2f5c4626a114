import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Document, staffMetadata, staffViewport } from "./document";

export const viewport = staffViewport;

export async function generateMetadata(): Promise<Metadata> {
  return { ...staffMetadata, title: (await getTranslations("ui.notFound"))("title") };
}

/** An address that no page has. */
export default async function GlobalNotFound() {
  const t = await getTranslations("ui.notFound");
  return (
    <Document>
      <main className="grid min-h-dvh place-items-center bg-surface">
        <EmptyState
          icon={<SearchX />}
          title={t("title")}
          actions={
            <ButtonLink variant="primary" href="/">
              {t("home")}
            </ButtonLink>
          }
        >
          {t("text")}
        </EmptyState>
      </main>
    </Document>
  );
}
