"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { rememberPreference } from "@/ui/preference";
import { SegmentedControl } from "@/ui/segmented-control";

/** Русский or English, before anybody is signed in. */
export function LanguageSwitch() {
  const t = useTranslations("nav");
  const router = useRouter();
  return (
    <SegmentedControl
      label={t("language")}
      value={useLocale()}
      onChange={(locale) => {
        rememberPreference("locale", locale);
        router.refresh();
      }}
      options={[
        { value: "ru", label: "Русский" },
        { value: "en", label: "English" },
      ]}
    />
  );
}
