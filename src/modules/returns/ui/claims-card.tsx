"use client";
import { FileWarning, FolderOpen, Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { useLiveQuery } from "@/platform/realtime/react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { buttonLook } from "@/ui/button-look";
import { DateTime } from "@/ui/date-time";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FormRefusal } from "@/ui/form-refusal";
import { Money } from "@/ui/money";
import { MoneyInput } from "@/ui/money-input";
import { useReasonText } from "@/ui/reason-text";
import { Card } from "@/ui/section";
import { Select } from "@/ui/select";
import { Textarea } from "@/ui/textarea";
import { showToast } from "@/ui/toast";
import { claimKinds, claimSteps, whyNotClaim } from "../claims/claim";

type Parcel = { id: string; orderId: string; currency: string };

/** What the shop wants of the carrier for a parcel: each claim with its state and evidence, and the way to a new one. */
export function ClaimsCard({ shipment, folder }: { shipment: Parcel /** Where the paper of its evidence is. */; folder: string }) {
  const t = useTranslations("returns.claims");
  const needs = useNeeds("operator");
  const reasonText = useReasonText();
  const [asking, setAsking] = useState(false);
  const { data, refetch } = trpc.claims.list.useQuery({ shipmentId: shipment.id });
  useLiveQuery(["claim"], () => void refetch(), shipment.orderId);
  const move = trpc.claims.move.useMutation({
    onSuccess: () => void refetch(),
    onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger" }),
  });
  return (
    <Card
      icon={<FileWarning />}
      title={t("title")}
      padded
      actions={
        <Button size="sm" variant="ghost" disabledReason={needs} onClick={() => setAsking(true)}>
          {t("open")}
        </Button>
      }
    >
      {data?.items.length === 0 && <p className="text-13 text-ink-3">{t("none")}</p>}
      <ul className="grid gap-4 text-13">
        {data?.items.map((claim) => (
          <li key={claim.id} className="grid gap-1.5 border-b border-line pb-3 last:border-b-0 last:pb-0">
            <span className="flex flex-wrap items-baseline gap-x-3">
              <b className="font-medium">{claim.number}</b>
              <span>{t(`kinds.${claim.kind}`)}</span>
              <span className="text-ink-2">{t(`status.${claim.status}`)}</span>
              <span className="ml-auto">
                <Money minor={claim.claimedMinor} currency={claim.currency} />
              </span>
            </span>
            <span className="whitespace-pre-line [overflow-wrap:anywhere]">{claim.text}</span>
            <span className="text-12 text-ink-3">
              <DateTime at={claim.createdAt} as="short" />, {claim.by}.{" "}
              {t("evidence", { events: claim.evidence.events.length, goods: claim.evidence.goods.length, files: claim.files.length })}
            </span>
            {claim.awardedMinor !== null && (
              <span>
                {t("awarded")} <Money minor={claim.awardedMinor} currency={claim.currency} />
              </span>
            )}
            <span className="flex flex-wrap gap-2">
              {claimSteps
                .filter((step) => !whyNotClaim(step, claim))
                .map((step) => (
                  <Button
                    key={step}
                    size="sm"
                    disabledReason={needs}
                    pending={move.isPending && move.variables.claimId === claim.id && move.variables.step === step}
                    onClick={() => move.mutate({ claimId: claim.id, version: claim.version, step })}
                  >
                    {t(`steps.${step}`)}
                  </Button>
                ))}
              <AddFile claimId={claim.id} onAdded={() => void refetch()} />
              <a href={folder} target="_blank" rel="noreferrer" className={buttonLook({ size: "sm", variant: "ghost" })}>
                <FolderOpen aria-hidden="true" />
                {t("folder")}
              </a>
            </span>
            {claim.files.map((file) => (
              <a key={file.id} href={`/api/v1/claims/${claim.id}/files/${file.id}`} className="text-12 underline underline-offset-2">
                {file.name}
              </a>
            ))}
          </li>
        ))}
      </ul>
      {asking && (
        <OpenClaimDialog
          shipment={shipment}
          onClose={() => {
            setAsking(false);
            void refetch();
          }}
        />
      )}
    </Card>
  );
}

function AddFile({ claimId, onAdded }: { claimId: string; onAdded: () => void }) {
  const t = useTranslations("returns.claims");
  const needs = useNeeds("operator");
  const reasonText = useReasonText();
  const file = useRef<HTMLInputElement>(null);
  const send = async (chosen: File | undefined) => {
    if (!chosen) return;
    const form = new FormData();
    form.append("file", chosen);
    const answer = await fetch(`/api/v1/claims/${claimId}/files`, { method: "POST", body: form }).catch(() => null);
    if (answer?.ok) return onAdded();
    const problem: { code?: string } | null = (await answer?.json().catch(() => null)) ?? null;
    showToast({ title: reasonText({ code: problem?.code ?? "", params: { megabytes: 10, most: 20 } }) ?? "", tone: "danger" });
  };
  return (
    <>
      <Button size="sm" variant="ghost" icon={<Paperclip />} disabledReason={needs} onClick={() => file.current?.click()}>
        {t("file")}
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        aria-label={t("file")}
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </>
  );
}

function OpenClaimDialog({ shipment, onClose }: { shipment: Parcel; onClose: () => void }) {
  const t = useTranslations("returns.claims");
  const ui = useTranslations("ui");
  const [kind, setKind] = useState<(typeof claimKinds)[number]>("damaged");
  const [amount, setAmount] = useState<number | null>(null);
  const [text, setText] = useState("");
  const open = trpc.claims.open.useMutation({
    onSuccess: () => {
      showToast({ title: t("opened"), tone: "success" });
      onClose();
    },
  });
  const isReady = amount !== null && amount > 0 && text.trim() !== "";
  return (
    <Dialog
      open
      size="md"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("openTitle")}
      description={t("openText")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            variant="primary"
            pending={open.isPending}
            disabledReason={isReady ? null : t("missing")}
            onClick={() => isReady && open.mutate({ shipmentId: shipment.id, kind, amount, text: text.trim() })}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className="grid gap-3.5">
        <FormRefusal reason={open.error ? reasonOf(open.error) : null} />
        <Field label={t("kind")}>
          <Select
            value={kind}
            onChange={(value) => setKind(claimKinds.find((known) => known === value) ?? "other")}
            options={claimKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Field>
        <Field label={t("amount")} required>
          <MoneyInput value={amount} currency={shipment.currency} onChange={setAmount} />
        </Field>
        <Field label={t("text")} required>
          <Textarea rows={4} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
