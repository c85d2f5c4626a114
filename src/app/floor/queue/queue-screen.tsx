"use client";
import { useTranslations } from "next-intl";
import type { KeptOperation } from "@/platform/floor/kept-operation";
import { useFloorQueue, useQueueState } from "@/platform/floor/queue-react";
import { DateTime } from "@/ui/date-time";
import { FloorButton } from "@/ui/floor/floor-button";
import { FloorScreen } from "@/ui/floor/floor-screen";
import { StateBanner } from "@/ui/floor/state-banner";
import { useReasonText } from "@/ui/reason-text";

/** What was refused, each with its reason and what to do; below it what still waits, in its order. */
export function QueueScreen() {
  const t = useTranslations("floor.queue");
  const { waiting, refused, others, network, loaded } = useQueueState();
  const queue = useFloorQueue();
  const empty = loaded && waiting.length + refused.length === 0;
  return (
    <FloorScreen
      back="/floor"
      title={t("title")}
      note={t("note", { count: waiting.length })}
      footer={
        waiting.length > 0 && network !== "signed_out" ? (
          <FloorButton className="w-full" onClick={queue.drain}>
            {t("sendNow")}
          </FloorButton>
        ) : undefined
      }
    >
      {empty && <StateBanner tone="yes" title={t("empty")} text={t("emptyText")} />}
      {others > 0 && <StateBanner tone="waiting" title={t("others", { count: others })} text={t("othersText")} />}
      {refused.length > 0 && (
        <section aria-label={t("refused")} className="mt-3">
          <h2 className="px-4 text-16 font-semibold">{t("refused")}</h2>
          <ul className="mt-2 grid gap-3 px-4">
            {refused.map((one) => (
              <RefusedOperation
                key={one.id}
                operation={one}
                onDiscard={() => void queue.discard(one.id)}
                onRedo={() => void queue.redo(one.id)}
              />
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section aria-label={t("waiting")} className="mt-4 pb-4">
          <h2 className="px-4 text-16 font-semibold">{t("waiting")}</h2>
          <ol className="mt-2 border-t border-floor-line">
            {waiting.map((one) => (
              <li key={one.id} className="flex min-h-14 items-center gap-3 border-b border-floor-line px-4 py-2">
                <Words operation={one} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </FloorScreen>
  );
}

function Words({ operation: { words, task, at } }: { operation: KeptOperation }) {
  const t = useTranslations("floor");
  return (
    <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
      <span className="block text-16/5 font-semibold">{words}</span>
      <span className="block text-14 text-floor-ink2">
        {task ? t(`kinds.${task.kind}`) : t("kinds.note")}, <DateTime at={at} as="time" />
      </span>
    </span>
  );
}

type RefusedProps = { operation: KeptOperation; onDiscard: () => void; onRedo: () => void };

function RefusedOperation({ operation, onDiscard, onRedo }: RefusedProps) {
  const t = useTranslations("floor.queue");
  const reasonText = useReasonText();
  return (
    <li className="rounded-lg border-2 border-floor-no bg-floor-no-bg p-3.5">
      <Words operation={operation} />
      <p className="mt-1.5 text-16/5 font-semibold text-floor-no">{reasonText(operation.refused?.reason ?? null)}</p>
      <p className="mt-1 text-14">{t("whatToDo")}</p>
      <div className="mt-3 grid grid-cols-2 gap-2">
        <FloorButton onClick={onDiscard}>{t("discard")}</FloorButton>
        <FloorButton look="ink" onClick={onRedo}>
          {t("redo")}
        </FloorButton>
      </div>
    </li>
  );
}
