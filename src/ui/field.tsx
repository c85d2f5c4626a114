"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useId } from "react";
import { type Explained, useReasonText } from "./reason-text";

type Wiring = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean };

const FieldContext = createContext<Wiring | null>(null);

type Props = {
  label: ReactNode;
  help?: ReactNode;
  error?: Explained;
  required?: boolean;
  optional?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label above, control, help or error below, wired by ids. Any control of src/ui inside finds its label by itself. */
export function Field({ label, help, error, required = false, optional, className, children }: Props) {
  const t = useTranslations("ui");
  const id = useId();
  const refusal = useReasonText()(error);
  const note = refusal ?? help;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-13 font-medium">
        {label}
        {optional && <span className="ml-1.5 font-normal text-ink-3">{t("optional")}</span>}
      </label>
      <FieldContext value={{ id, describedBy: note ? `${id}-note` : undefined, invalid: Boolean(refusal), required }}>
        {children}
      </FieldContext>
      {note && (
        <div id={`${id}-note`} className={refusal ? "mt-1 flex gap-1 text-12 text-danger" : "mt-1 text-12 text-ink-3"}>
          {refusal && <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />}
          <span>{note}</span>
        </div>
      )}
    </div>
  );
}

type Attributes = {
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling";
  required?: boolean;
};

/** The attributes that tie a control to the Field around it; outside of one it keeps its own. */
export function useFieldWiring<T extends Attributes>(own: T): T & { "aria-required"?: boolean } {
  const field = useContext(FieldContext);
  if (!field) return own;
  const { required = field.required, ...rest } = own;
  return {
    ...(rest as T),
    id: own.id ?? field.id,
    "aria-describedby": own["aria-describedby"] ?? field.describedBy,
    "aria-invalid": own["aria-invalid"] ?? (field.invalid || undefined),
    // The form is checked by our own rules and words, not by the browser's bubbles.
    "aria-required": required || undefined,
  };
}
