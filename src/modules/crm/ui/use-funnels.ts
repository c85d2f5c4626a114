"use client";
import { useEffect, useRef } from "react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { useReasonText } from "@/ui/reason-text";
import type { CrmKind, ReadFunnels } from "../inputs";
import type { CrmFunnel } from "../vendors/port";

type Read = {
  /** Null until they were read; then stages are chosen instead of typed. */
  funnels: CrmFunnel[] | null;
  why: string | null;
  pending: boolean;
  read: (crm: ReadFunnels) => void;
};

/** The funnels of a CRM: of one that is connected they are read at once, of a new one when somebody has entered its key. */
export function useFunnels(kind: CrmKind, code: string | null): Read {
  const reasonText = useReasonText();
  const { mutate, data, error, isPending } = trpc.crm.funnels.useMutation();
  const isAsked = useRef(false);
  useEffect(() => {
    if (code === null || isAsked.current) return;
    isAsked.current = true;
    mutate({ code, crm: { kind } });
  }, [code, kind, mutate]);
  return {
    funnels: data && data.length > 0 ? data : null,
    why: error ? reasonText(reasonOf(error)) : null,
    pending: isPending,
    read: ({ settings, secrets }) => mutate({ code: code ?? "new", crm: { kind, settings, secrets } }),
  };
}
