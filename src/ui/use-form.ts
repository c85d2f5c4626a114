"use client";
import { type FormEvent, useRef, useState } from "react";
import type { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import { focusFirstError } from "./focus-first-error";

type Values = Record<string, unknown>;
type Errors = Record<string, Reason>;

/**
 * A form checked by the same schema as the server. `field("name")` gives value, change handler and error of a field; `submit`
 * runs only with valid values, keeps what was typed whatever happens, and puts the focus on the first error. `run` answers null, or
 * the reason and the field (null: the whole form) that the server refused.
 */
export function useForm<Schema extends z.ZodType<Values>, Initial extends Values>(schema: Schema, initial: Initial) {
  const [values, setValues] = useState<Initial>(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [refusal, setRefusal] = useState<Reason | null>(null);
  const [pending, setPending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const set = <Name extends keyof Initial & string>(name: Name, value: Initial[Name]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [name]: _, ...rest }) => rest);
  };

  const show = (found: Errors, whole: Reason | null) => {
    setErrors(found);
    setRefusal(whole);
    if (Object.keys(found).length > 0) focusFirstError(form.current);
  };

  const submit = (run: (input: z.infer<Schema>) => Promise<Refused | null>) => async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const parsed = schema.safeParse(values);
    if (!parsed.success) return show(errorsOf(parsed.error), null);
    setPending(true);
    try {
      const refused = await run(parsed.data);
      if (refused?.field) show(Object.fromEntries([refused.field, ...(refused.also ?? [])].map((name) => [name, refused.reason])), null);
      else show({}, refused?.reason ?? null);
    } finally {
      setPending(false);
    }
  };

  return {
    form,
    values,
    set,
    setValues,
    pending,
    refusal,
    submit,
    error: (name: keyof Initial & string): Reason | null => errors[name] ?? null,
    /** For a text input: value and onChange. */
    text: (name: keyof Initial & string) => ({
      name,
      value: String(values[name] ?? ""),
      onChange: (event: { target: { value: string } }) => set(name, event.target.value as Initial[typeof name]),
    }),
  };
}

/** Why, and at which field; `also` names others that have the same reason. */
export type Refused = { reason: Reason; field: string | null; also?: readonly string[] };

function errorsOf({ issues }: z.ZodError): Errors {
  const errors: Errors = {};
  for (const issue of issues) errors[String(issue.path[0] ?? "")] ??= wordOf(issue);
  return errors;
}

// A schema's own message is a code of ours (`email`); where it has none, zod's kind of issue says enough.
function wordOf(issue: z.core.$ZodIssue): Reason {
  if (/^[a-z_]+$/.test(issue.message)) return reason(`field.${issue.message}`);
  if (issue.code === "too_big") return reason("field.too_long");
  return reason(issue.code === "too_small" ? "field.required" : "field.invalid");
}
