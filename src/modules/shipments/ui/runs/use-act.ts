"use client";
import { useState } from "react";
import { reason } from "@/lib/reason";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { useReasonText } from "@/ui/reason-text";
import { showToast } from "@/ui/toast";
import type { ActOnStop } from "../../runs/inputs";
import { smallerPhoto } from "./smaller-photo";

type WithoutId<Act> = Act extends unknown ? Omit<Act, "actId" | "occurredAt"> : never;
type Done = WithoutId<ActOnStop>;

const mostRetries = 8;

/**
 * Says what was done at a stop. The act has its key before it is sent, so that on a bad line it is sent again until it is answered, and is done
 * once. Without a line it waits, with the time at which it happened.
 */
export function useAct(onSettled: () => void) {
  const reasonText = useReasonText();
  const act = trpc.runs.act.useMutation({
    // What the server refused stays refused; what it never answered is asked again.
    retry: (count, error) => !error.data && count < mostRetries,
    retryDelay: (count) => Math.min(10_000, 500 * 2 ** count),
    onSettled,
  });
  const say = (stopId: string, done: Done, onDone: () => void) =>
    act.mutate(
      {
        stopId,
        said: { ...done, actId: crypto.randomUUID(), ...(navigator.onLine ? {} : { occurredAt: new Date().toISOString() }) } as ActOnStop,
      },
      { onSuccess: onDone, onError: (error) => showToast({ title: reasonText(reasonOf(error)), tone: "danger", group: "act" }) },
    );
  return { say, pending: act.isPending ? act.variables.stopId : null, isWaiting: act.isPaused || act.failureCount > 0 };
}

/** Sends a photo of the place to the files of the order; a repeat under its key is kept once. */
export function usePhoto(runId: string, words: { kept: string }) {
  const reasonText = useReasonText();
  const [pending, setPending] = useState<string | null>(null);
  const send = async (stopId: string, file: File) => {
    setPending(stopId);
    const key = crypto.randomUUID();
    const body = new FormData();
    body.append("file", await smallerPhoto(file), "photo.jpg");
    const answer = await post(`/api/v1/runs/${runId}/stops/${stopId}/photo`, body, key);
    setPending(null);
    if (answer?.ok) showToast({ title: words.kept, tone: "success" });
    else showToast({ title: reasonText(await refusalOf(answer)), tone: "danger" });
  };
  return { send, pending };
}

async function post(address: string, body: FormData, key: string): Promise<Response | null> {
  for (let count = 0; count < 3; count++) {
    const answer = await fetch(address, { method: "POST", body, headers: { "idempotency-key": key } }).catch(() => null);
    if (answer) return answer;
  }
  return null;
}

async function refusalOf(answer: Response | null) {
  const problem = (await answer?.json().catch(() => null)) as
    | { code?: string; params?: Record<string, string | number> }
    | null
    | undefined;
  return problem?.code ? reason(problem.code, problem.params) : reason("unreachable");
}
