import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";

export default async function NotFound() {
  const t = await getTranslations("ui.notFound");
  return (
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
  );
}
