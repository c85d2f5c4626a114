import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";

export default async function WorkspaceNotFound() {
  const t = await getTranslations("ui.notFound");
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState icon={<SearchX />} title={t("title")} actions={<ButtonLink href="/">{t("home")}</ButtonLink>}>
        {t("text")}
      </EmptyState>
    </div>
  );
}
