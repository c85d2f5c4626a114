"use client";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "./confirm-dialog";
import { useLeaveGuard } from "./use-leave-guard";

/** Asks before a page with unsaved changes is left. */
export function LeaveGuard({ isUnsaved }: { isUnsaved: boolean }) {
  const t = useTranslations("ui.leave");
  const { asks, leave, stay } = useLeaveGuard(isUnsaved);
  return (
    <ConfirmDialog
      open={asks}
      onOpenChange={(open) => !open && stay()}
      title={t("title")}
      description={t("text")}
      confirm={t("leave")}
      cancel={t("stay")}
      danger
      onConfirm={leave}
    />
  );
}
