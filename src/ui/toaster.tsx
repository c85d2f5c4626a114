"use client";
import { useTranslations } from "next-intl";
import { Toaster as Sonner } from "sonner";

/** Where toasts appear: bottom right, three at most; above the bottom bar on a phone. Once, around the app. */
export function Toaster() {
  const t = useTranslations("ui");
  return (
    <Sonner
      position="bottom-right"
      visibleToasts={3}
      expand
      gap={8}
      offset={20}
      mobileOffset={{ bottom: 76, left: 16, right: 16 }}
      containerAriaLabel={t("notifications")}
      toastOptions={{ unstyled: true }}
    />
  );
}
