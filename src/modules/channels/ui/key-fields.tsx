"use client";
import { WandSparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { z } from "zod";
import type { Reason } from "@/lib/reason";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

const key = z.string().trim().max(200);

/** What connects a WooCommerce shop. An empty secret is one that is not given (again). */
export const KeyValues = z.object({
  baseUrl: z
    .string()
    .trim()
    .max(500)
    .refine((text) => text === "" || /^https?:\/\/[^\s/]+/.test(text), "invalid"),
  consumerKey: key,
  consumerSecret: key,
  webhookSecret: key,
});
export type KeyValues = z.infer<typeof KeyValues>;

export const noKeys: KeyValues = { baseUrl: "", consumerKey: "", consumerSecret: "", webhookSecret: "" };

/** Settings and secrets for the server: only what was typed. */
export function connectionOf({ baseUrl, ...secrets }: KeyValues) {
  return {
    settings: baseUrl ? { baseUrl } : {},
    secrets: Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== "")),
  };
}

/** A secret that nobody guesses, made in the browser: 32 random bytes. */
export function newSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

type Name = keyof KeyValues;
type Props = {
  text: (name: Name) => { name: string; value: string; onChange: (event: { target: { value: string } }) => void };
  error: (name: Name) => Reason | null;
  onSecret: (secret: string) => void;
  /** Names of the secrets that are stored already. */
  kept?: readonly string[];
};

/** The fields of a shop's address and keys, each with where to find it. */
export function KeyFields({ text, error, onSecret, kept = [] }: Props) {
  const t = useTranslations("channels.keys");
  const placeholder = (name: Name) => (kept.includes(name) ? t("kept") : undefined);
  const isNew = kept.length === 0;
  return (
    <>
      <Field label={t("baseUrl")} help={t("baseUrlHelp")} error={error("baseUrl")} optional>
        <Input {...text("baseUrl")} type="url" inputMode="url" placeholder="https://shop.example.com" autoComplete="off" />
      </Field>
      <Field
        label={t("webhookSecret")}
        help={t(isNew ? "webhookSecretHelp" : "webhookSecretChange")}
        error={error("webhookSecret")}
        required={isNew}
      >
        <Input {...text("webhookSecret")} mono autoComplete="off" spellCheck={false} placeholder={placeholder("webhookSecret")} />
      </Field>
      <div className="-mt-2">
        <Button size="sm" variant="ghost" icon={<WandSparkles />} onClick={() => onSecret(newSecret())}>
          {t("generate")}
        </Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Consumer key" help={t("restHelp")} error={error("consumerKey")} optional>
          <Input {...text("consumerKey")} mono autoComplete="off" spellCheck={false} placeholder={placeholder("consumerKey") ?? "ck_…"} />
        </Field>
        <Field label="Consumer secret" error={error("consumerSecret")} optional>
          <Input
            {...text("consumerSecret")}
            mono
            type="password"
            autoComplete="new-password"
            placeholder={placeholder("consumerSecret") ?? "cs_…"}
          />
        </Field>
      </div>
    </>
  );
}
