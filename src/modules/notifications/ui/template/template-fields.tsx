"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { Reason } from "@/lib/reason";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Textarea } from "@/ui/textarea";
import { type TemplatePart, type TemplateTexts, templateParts } from "../../template-texts";
import { smsLength, smsText } from "../../templates/sms-length";
import { fillTemplate, type TemplateVariable, templateVariables, type VariableValues } from "../../templates/variables";

type Props = { texts: TemplateTexts; faults: Partial<Record<TemplatePart, Reason>>; onChange: (texts: TemplateTexts) => void };

const lengths: Record<TemplatePart, number> = { subject: 150, title: 120, body: 2000, sms: 1000 };

/** As long as most orders have it: for a first count while one types; the preview counts a real one. */
const usual: VariableValues = {
  number: "10466",
  name: "Maria Ivanova",
  shop: "My own shop",
  link: "https://orders.example.com/t/0123456789012345678901",
  total: "RUB 12,990",
  refunded: "RUB 1,990",
  carrier: "CDEK",
  trackingNumber: "10248451937",
  expected: "Nov 24",
  storedUntil: "Nov 29",
  supportPhone: "+7 495 000-00-00",
  supportEmail: "hello@example.com",
};

/** The four texts of a template, and the variables that a click puts where the cursor was. */
export function TemplateFields({ texts, faults, onChange }: Props) {
  const t = useTranslations("notifications.template");
  const last = useRef<{ part: TemplatePart; at: number; end: number } | null>(null);
  const remember = (part: TemplatePart) => (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    last.current = { part, at: selectionStart ?? 0, end: selectionEnd ?? 0 };
  };
  const put = (variable: TemplateVariable) => {
    const { part, at, end } = last.current ?? { part: "body" as const, at: texts.body.length, end: texts.body.length };
    const written = `{${variable}}`;
    onChange({ ...texts, [part]: texts[part].slice(0, at) + written + texts[part].slice(end) });
    last.current = { part, at: at + written.length, end: at + written.length };
  };
  const { alphabet, units, parts } = smsLength(smsText(fillTemplate(texts.sms, usual)));
  return (
    <div className="grid gap-4">
      {templateParts.map((part) => {
        const control = {
          value: texts[part],
          maxLength: lengths[part],
          onChange: (event: { target: { value: string } }) => onChange({ ...texts, [part]: event.target.value }),
          onSelect: remember(part),
        };
        const help = part === "sms" ? t("smsAbout", { units, parts, alphabet }) : undefined;
        return (
          <Field key={part} label={t(`parts.${part}`)} help={help} error={faults[part] ?? null}>
            {part === "body" || part === "sms" ? (
              <Textarea rows={part === "body" ? 5 : 3} {...control} />
            ) : (
              <Input autoComplete="off" {...control} />
            )}
          </Field>
        );
      })}
      <div>
        <p className="mb-1.5 text-12 text-ink-2">{t("variablesHelp")}</p>
        <ul className="flex flex-wrap gap-1.5">
          {templateVariables.map((variable) => (
            <li key={variable}>
              <button
                type="button"
                title={t(`variables.${variable}`)}
                // The cursor stays where it was.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => put(variable)}
                className="mono rounded-sm border border-line-2 px-1.5 py-0.5 text-12 hover:bg-hover touch:min-h-12 touch:px-3"
              >
                {`{${variable}}`}
                <span className="sr-only"> {t(`variables.${variable}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
