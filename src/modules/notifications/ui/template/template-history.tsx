"use client";
import { useTranslations } from "next-intl";
import type { Reason } from "@/lib/reason";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { Button } from "@/ui/button";
import { DateTime } from "@/ui/date-time";
import { Card } from "@/ui/section";
import type { MessageTemplate } from "../../templates/template-queries";

type Props = {
  template: OverTheWire<MessageTemplate>;
  pending: boolean;
  disabledReason: Reason | null;
  onRestore: (version: number) => void;
};

/** Every version of the words, the newest first; any of them can be brought back. */
export function TemplateHistory({ template: { history, version: current }, pending, disabledReason, onRestore }: Props) {
  const t = useTranslations("notifications.template.history");
  return (
    <Card title={t("title")}>
      {history.length === 0 && <p className="px-4 py-3 text-13 text-ink-2">{t("empty")}</p>}
      <ul>
        {history.map(({ version, isOwn, texts, by, at }) => (
          <li key={version} className="border-t border-line px-4 py-2.5 first:border-t-0">
            <details>
              <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 text-13 touch:min-h-12">
                <span className="font-medium tabular-nums">{t("version", { version })}</span>
                <span className="text-ink-2">{t(isOwn ? "changed" : "reset", { by })}</span>
                <span className="ml-auto text-12 text-ink-3">
                  <DateTime at={at} as="full" />
                </span>
              </summary>
              <div className="mt-2 grid gap-1.5 text-13 text-ink-2 [overflow-wrap:anywhere]">
                <p className="font-medium text-ink">{texts.subject}</p>
                <p className="whitespace-pre-wrap">{`${texts.title}\n${texts.body}`}</p>
                <p className="whitespace-pre-wrap text-ink-3">{texts.sms}</p>
                {version !== current && (
                  <span>
                    <Button size="sm" pending={pending} disabledReason={disabledReason} onClick={() => onRestore(version)}>
                      {t("restore")}
                    </Button>
                  </span>
                )}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
