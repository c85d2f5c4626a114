"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFloorQueue } from "@/platform/floor/queue-react";
import { trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { FloorNumber } from "@/ui/floor/floor-number";
import { RadioGroup } from "@/ui/radio-group";
import { type Explained, useReasonText } from "@/ui/reason-text";
import { Select } from "@/ui/select";
import { type ShortReason, shortReasons } from "../../short-pick";
import type { TaskLine, TaskSession } from "./use-task-session";

type Choice = "other_bin" | "route" | "wait" | "ask";
type Props = { session: TaskSession; line: TaskLine; onClose: () => void; onElsewhere: () => void };

/** Units that are not to be had: how many, why, and what becomes of them. */
export function ShortChoices({ session, line, onClose, onElsewhere }: Props) {
  const t = useTranslations("waves.short");
  const words = useTranslations("picking.short");
  const { task } = session;
  const queue = useFloorQueue();
  const explain = useReasonText();
  const most = line.quantity - line.picked;
  const [missing, setMissing] = useState(most);
  const [why, setWhy] = useState<ShortReason>("missing");
  const [choice, setChoice] = useState<Choice>("route");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Explained>(null);
  const bins = trpc.pickTasks.otherBins.useQuery({ warehouse: task.warehouse, sku: line.sku });

  const submit = async () => {
    if (choice === "other_bin") return onElsewhere();
    setBusy(true);
    const { fulfilmentId, sku } = line;
    const about = { words: `${sku} × ${missing}`, task: { kind: "pick" as const, id: task.id } };
    const sent =
      choice === "ask"
        ? await queue.send(
            "pickTasks.ask",
            { fulfilmentId, fulfilmentLineId: line.id, taskId: task.id, missing, reason: why, note: "" },
            about,
          )
        : await queue.send("fulfilment.reportShort", { fulfilmentId, lines: [{ sku, quantity: missing }], reason: why, choice }, about);
    setBusy(false);
    if (sent.kind === "refused") return setFailure(sent.why);
    session.refetch();
    onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words("title")}
      description={`${line.name}${line.bin ? `, ${line.bin}` : ""}`}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            {words("keep")}
          </Button>
          <Button size="lg" variant="primary" pending={busy} onClick={() => void submit()}>
            {t(`submit.${choice}`, { units: missing })}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FloorNumber label={words("missing")} value={missing} min={1} max={most} onChange={(units) => setMissing(units ?? 1)} />
        <Field label={t("why")}>
          <Select
            value={why}
            onChange={(value) => setWhy(value as ShortReason)}
            options={shortReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          />
        </Field>
        <RadioGroup
          label={t("what")}
          value={choice}
          onChange={(value) => setChoice(value as Choice)}
          choices={[
            { value: "route", label: t("choices.route"), help: t("help.route") },
            { value: "other_bin", label: t("choices.other_bin"), help: placesOf(bins.data) ?? t("help.other_bin") },
            { value: "wait", label: t("choices.wait"), help: t("help.wait") },
            { value: "ask", label: t("choices.ask"), help: t("help.ask") },
          ]}
        />
        {failure && (
          <p role="alert" className="text-14 font-medium text-danger">
            {explain(failure)}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** Where else the goods lie by the books. */
function placesOf(bins: readonly { bin: string; units: number }[] | undefined): string | null {
  return bins && bins.length > 0 ? bins.map(({ bin, units }) => `${bin} × ${units}`).join(", ") : null;
}
