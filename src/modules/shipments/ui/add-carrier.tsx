"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import type { Locale } from "@/platform/i18n/locale";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import type { DescribedKind } from "../setup/describe-kinds";
import { CarrierHook } from "./carrier-hook";
import { CarrierTest } from "./carrier-test";
import { NewAccount } from "./new-account";

type Made = { code: string; kind: DescribedKind; webhookUrl: string | null };

/** Another carrier account: its kind and keys first; then whether they work, and the address that the carrier calls. */
export function AddCarrier({ taken, kinds }: { taken: readonly string[]; kinds: readonly DescribedKind[] }) {
  const t = useTranslations("shipping.carriers.add");
  const locale = useLocale() as Locale;
  const id = useId();
  const router = useRouter();
  const needs = useNeeds("manager");
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(kinds.find(({ fields }) => fields)?.kind ?? kinds[0]?.kind ?? "");
  const [made, setMade] = useState<Made | null>(null);
  const [pending, setPending] = useState(false);
  const kind = kinds.find((one) => one.kind === chosen);
  const close = () => {
    setOpen(false);
    setMade(null);
  };
  const onMade = (code: string, of: DescribedKind, webhookUrl: string | null) => {
    router.refresh();
    if (of.can.test || webhookUrl) setMade({ code, kind: of, webhookUrl });
    else close();
  };
  return (
    <>
      <Button icon={<Plus />} disabledReason={needs} onClick={() => setOpen(true)}>
        {t("action")}
      </Button>
      <Dialog
        open={open}
        size="md"
        onOpenChange={(next) => (next ? setOpen(true) : close())}
        title={made ? t("made", { name: made.kind.name[locale] }) : t("title")}
        footer={
          made ? (
            <Button variant="primary" onClick={close}>
              {t("done")}
            </Button>
          ) : (
            <Button type="submit" form={id} variant="primary" pending={pending}>
              {t("submit")}
            </Button>
          )
        }
      >
        {made ? (
          <div className="grid gap-5">
            {made.kind.can.test && <CarrierTest code={made.code} />}
            {made.webhookUrl && <CarrierHook code={made.code} url={made.webhookUrl} canSubscribe={made.kind.can.subscribe} />}
          </div>
        ) : (
          <div className="grid gap-4">
            <Field label={t("kind")} help={kind?.about[locale]}>
              <Select value={chosen} onChange={setChosen} options={kinds.map((one) => ({ value: one.kind, label: one.name[locale] }))} />
            </Field>
            {kind && <NewAccount key={kind.kind} formId={id} kind={kind} taken={taken} onPending={setPending} onMade={onMade} />}
          </div>
        )}
      </Dialog>
    </>
  );
}
