"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/ui/copy-button";
import { guideOf } from "../kinds/kind-fields";

type Props = {
  kind: string;
  webhookUrl: string;
  /** What was typed a moment ago, to be pasted there; a secret that is stored is not shown again. */
  given?: Readonly<Record<string, string>>;
};

/** What to do at the channel so that its orders come here, with what has to be pasted there. */
export function SetUpSteps({ kind, webhookUrl, given = {} }: Props) {
  const t = useTranslations("channels.setUp");
  const steps = useTranslations("channels.steps");
  const guide = guideOf(kind);
  if (!guide) return null;
  const strong = { b: (text: ReactNode) => <b className="font-medium">{text}</b> };
  const words = (id: string) => steps.rich(`${kind}.${id}` as never, strong as never) as ReactNode;
  const address = webhookUrl + (guide.addressSuffix ?? "");
  return (
    <ol className="grid list-decimal gap-3 pl-5 text-13 marker:text-ink-3">
      {guide.steps.map(({ id, paste }) => (
        <li key={id}>
          {words(id)}
          {paste === "address" && <Pasted label={t("copyAddress")} text={address} />}
          {paste !== undefined &&
            paste !== "address" &&
            (given[paste] ? <Pasted label={t("copyValue")} text={given[paste]} /> : <span className="block text-ink-3">{t("kept")}</span>)}
        </li>
      ))}
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
