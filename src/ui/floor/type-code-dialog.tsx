"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

/** The last resort for a code that no scanner reads. */
export function TypeCodeDialog({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const t = useTranslations("picking.type");
  const id = useId();
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = code.trim();
    if (!typed) return;
    onCode(typed);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      footer={
        <Button type="submit" form={id} variant="primary" size="lg" className="w-full">
          {t("submit")}
        </Button>
      }
    >
      <form id={id} onSubmit={submit}>
        <Field label={t("label")} help={t("help")}>
          <Input
            mono
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
