"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Chip } from "@/ui/chip";
import { Input } from "@/ui/input";
import type { PolicyPart } from "./policy-form";

const most = 20;

/** Names of what staff note on every order beside the given fields. */
export function FieldNames({ policy, change }: PolicyPart) {
  const t = useTranslations("settings.orders.fields");
  const [typed, setTyped] = useState("");
  const names = policy.customFields;
  const name = typed.trim();
  const isKnown = names.some((one) => one.toLowerCase() === name.toLowerCase());
  const refused = !name ? t("empty") : isKnown ? t("known") : names.length >= most ? t("full", { most }) : null;
  const add = () => {
    if (refused) return;
    change({ customFields: [...names, name] });
    setTyped("");
  };
  return (
    <div className="grid gap-3">
      <p className="text-13 text-ink-2">{t("text")}</p>
      {names.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {names.map((one) => (
            <Chip key={one} onRemove={() => change({ customFields: names.filter((other) => other !== one) })}>
              {one}
            </Chip>
          ))}
        </div>
      )}
      <div className="flex max-w-100 gap-1.5">
        <Input
          aria-label={t("name")}
          placeholder={t("name")}
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <Button icon={<Plus />} disabledReason={refused} onClick={add}>
          {t("add")}
        </Button>
      </div>
    </div>
  );
}
