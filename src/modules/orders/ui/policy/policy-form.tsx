"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Reason } from "@/lib/reason";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { FormRefusal } from "@/ui/form-refusal";
import { Card } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { OrderPolicy } from "../../policies/policy";
import { ConfirmationFields } from "./confirmation-fields";
import { DuplicateFields } from "./duplicate-fields";
import { FieldNames } from "./field-names";
import { TimeoutFields } from "./timeout-fields";

export type PolicyPart = { policy: OrderPolicy; change: (changes: Partial<OrderPolicy>) => void };
type Props = { version: number; policy: OrderPolicy; channels: readonly { code: string; name: string }[]; currency: string };

/** What the program may decide about orders by itself: everything is off until somebody switches it on here. */
export function PolicyForm({ version, policy: saved, channels, currency }: Props) {
  const t = useTranslations("settings.orders");
  const router = useRouter();
  const needs = useNeeds("manager");
  const [base, setBase] = useState({ version, policy: saved });
  const [policy, setPolicy] = useState(saved);
  const dirty = JSON.stringify(policy) !== JSON.stringify(base.policy);
  // Somebody else saved: what is not touched here follows; what is, is kept, and saving says that it is stale.
  if (version > base.version && !dirty) {
    setBase({ version, policy: saved });
    setPolicy(saved);
  }
  const [refusal, setRefusal] = useState<Reason | null>(null);
  const put = trpc.orders.putPolicy.useMutation({
    onSuccess: (view) => {
      setBase(view);
      setPolicy(view.policy);
      showToast({ title: t("saved"), tone: "success" });
      setRefusal(null);
      router.refresh();
    },
    onError: (error) => setRefusal(reasonOf(error)),
  });
  const part: PolicyPart = { policy, change: (changes) => setPolicy((before) => ({ ...before, ...changes })) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!put.isPending) put.mutate({ version: base.version, policy });
  };
  return (
    <form onSubmit={submit} noValidate data-dirty={dirty ? "" : undefined} className="grid gap-5">
      <FormRefusal reason={refusal} />
      <fieldset disabled={needs !== null} className="contents">
        <Card title={t("confirmation.title")} padded>
          <ConfirmationFields {...part} channels={channels} currency={currency} />
        </Card>
        <Card title={t("duplicates.title")} padded>
          <DuplicateFields {...part} />
        </Card>
        <Card title={t("timeouts.title")} padded>
          <TimeoutFields {...part} />
        </Card>
        <Card title={t("fields.title")} padded>
          <FieldNames {...part} />
        </Card>
      </fieldset>
      <div>
        <Button type="submit" variant="primary" pending={put.isPending} disabledReason={needs ?? (dirty ? null : t("nothingChanged"))}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
