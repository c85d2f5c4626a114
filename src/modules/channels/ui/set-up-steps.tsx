"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/ui/copy-button";

/** What to do in WooCommerce so that its orders come here, with what has to be pasted there. */
export function SetUpSteps({ webhookUrl, secret }: { webhookUrl: string; secret?: string }) {
  const t = useTranslations("channels.steps");
  const strong = { b: (text: ReactNode) => <b className="font-medium">{text}</b> };
  return (
    <ol className="grid list-decimal gap-3 pl-5 text-13 marker:text-ink-3">
      <li>{t.rich("open", strong)}</li>
      <li>
        {t.rich("address", strong)}
        <Pasted label={t("addressLabel")} text={webhookUrl} />
      </li>
      <li>
        {t.rich("secret", strong)}
        {secret ? <Pasted label={t("secretLabel")} text={secret} /> : <span className="block text-ink-3">{t("secretKept")}</span>}
      </li>
      <li>{t.rich("topic", strong)}</li>
      <li>{t.rich("again", strong)}</li>
      <li>{t("try")}</li>
    </ol>
  );
}

function Pasted({ label, text }: { label: string; text: string }) {
  return (
    <span className="mt-1 flex items-center gap-2 rounded border border-line bg-sunken py-1 pl-3 pr-1">
      <code className="mono min-w-0 flex-1 text-12 [overflow-wrap:anywhere]">{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}
