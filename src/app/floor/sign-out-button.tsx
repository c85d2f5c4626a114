"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useQueueState } from "@/platform/floor/queue-react";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { FloorButton } from "@/ui/floor/floor-button";
import { leave } from "./page-keeper";

/** The way out. What has not been sent yet stays on the device until the same person signs in again; that is said first. */
export function SignOutButton({ icon }: { icon: ReactNode }) {
  const t = useTranslations("floor.signOut");
  const { waiting, refused } = useQueueState();
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const left = waiting.length + refused.length;
  const goOut = () => {
    setLeaving(true);
    void leave();
  };
  return (
    <>
      <FloorButton icon={icon} pending={leaving} onClick={() => (left > 0 ? setAsking(true) : goOut())}>
        {t("action")}
      </FloorButton>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title", { count: left })}
        description={t("text")}
        confirm={t("confirm")}
        danger
        pending={leaving}
        onConfirm={goOut}
      />
    </>
  );
}
