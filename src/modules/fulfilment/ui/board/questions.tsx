"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useNeeds } from "@/platform/actor-react";
import { reasonOf, trpc } from "@/platform/trpc/react";
import { Button } from "@/ui/button";
import { RelativeTime } from "@/ui/date-time";
import { Input } from "@/ui/input";
import { Picture } from "@/ui/picture";
import { useReasonText } from "@/ui/reason-text";
import { Section } from "@/ui/section";
import { showToast } from "@/ui/toast";
import type { QuestionAnswer } from "../../short-pick";
import type { Board } from "./wave-board";

/** What pickers ask, standing at the shelf: one press answers, and is done at once. */
export function Questions({ questions, warehouse }: { questions: Board["questions"]; warehouse: string }) {
  const t = useTranslations("waves.questions");
  if (questions.length === 0) return null;
  return (
    <Section title={t("title", { count: questions.length })}>
      <ul className="grid gap-3">
        {questions.map((question) => (
          <Asked key={question.id} question={question} warehouse={warehouse} />
        ))}
      </ul>
    </Section>
  );
}

function Asked({ question, warehouse }: { question: Board["questions"][number]; warehouse: string }) {
  const t = useTranslations("waves.questions");
  const short = useTranslations("waves.short");
  const router = useRouter();
  const explain = useReasonText();
  const needs = useNeeds("manager");
  const [bin, setBin] = useState("");
  const others = trpc.pickTasks.otherBins.useQuery({ warehouse, sku: question.sku });
  const answer = trpc.pickTasks.answer.useMutation({
    onSuccess: () => router.refresh(),
    onError: (error) => showToast({ title: explain(reasonOf(error)), tone: "danger" }),
  });
  const say = (word: QuestionAnswer, named?: string) =>
    answer.mutate({ questionId: question.id, answer: word, ...(named ? { bin: named } : {}) });
  const button = { size: "sm" as const, disabledReason: needs, pending: answer.isPending };
  return (
    <li className="flex flex-wrap items-center gap-3 rounded-lg border border-line p-3 text-13">
      <Picture src={question.picture} size={44} />
      <div className="min-w-0 flex-1 basis-60">
        <div className="font-medium">{t("missing", { name: question.name, units: question.missing, bin: question.bin ?? "—" })}</div>
        <div className="text-12 text-ink-2">
          {t.rich("who", { name: question.askedBy, number: question.number, at: () => <RelativeTime at={question.createdAt} /> })}.{" "}
          {short(`reasons.${question.reason}`)}
          {question.note && `. ${question.note}`}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button {...button} onClick={() => say("look_again")}>
          {t("answers.look_again")}
        </Button>
        {(others.data ?? []).slice(0, 3).map((place) => (
          <Button key={place.bin} {...button} onClick={() => say("other_bin", place.bin)}>
            {t("answers.other_bin", { bin: place.bin })}
          </Button>
        ))}
        <form
          className="flex items-center gap-1.5"
          onSubmit={(event) => {
            event.preventDefault();
            if (bin.trim()) say("other_bin", bin.trim().toUpperCase());
          }}
        >
          <Input
            mono
            aria-label={t("bin")}
            placeholder={t("bin")}
            maxLength={40}
            value={bin}
            onChange={(event) => setBin(event.target.value)}
          />
          <Button {...button} type="submit">
            {t("thatBin")}
          </Button>
        </form>
        <Button {...button} onClick={() => say("route")}>
          {t("answers.route")}
        </Button>
        <Button {...button} onClick={() => say("wait")}>
          {t("answers.wait")}
        </Button>
      </div>
    </li>
  );
}
