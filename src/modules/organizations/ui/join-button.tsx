"use client";
import { useTranslations } from "next-intl";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { FormRefusal } from "@/ui/form-refusal";
import { rememberPreference } from "@/ui/preference";

/** Accepting an invitation as who is signed in already. */
export function JoinButton({ token }: { token: string }) {
  const t = useTranslations("auth.invite");
  const join = trpc.organizations.join.useMutation({
    onSuccess({ organizationId }) {
      rememberPreference("organization", organizationId);
      window.location.assign("/");
    },
  });
  return (
    <div className="grid gap-4">
      <FormRefusal reason={join.error ? reasonOf(join.error) : null} />
      <Button variant="primary" size="lg" pending={join.isPending || join.isSuccess} onClick={() => join.mutate({ token })}>
        {t("accept")}
      </Button>
    </div>
  );
}
